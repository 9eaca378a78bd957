{{/*
  The job that looks before anything is changed: every component's configuration, as its pods would have it, in one process.
  So it sees every secret as files, below one folder per secret, whether they exist or not: a pod that waits for a secret says
  nothing.
*/}}

{{/*
  How it runs; by itself only where the migrations are a job, too, and no objects of yours (extraObjects) may still make secrets: it
  needs them all at the start. Never for the dev stack.
*/}}
{{- define "autosync.checkMode" -}}
{{- $mode := .Values.check.mode -}}
{{- if eq $mode "auto" }}{{ $mode = and (has .Values.migrations.mode (list "hook" "argocd")) (empty .Values.extraObjects) | ternary .Values.migrations.mode "none" }}{{ end -}}
{{- .Values.devStack.enabled | ternary "none" $mode -}}
{{- end -}}

{{/* What the job may reach, as a component. */}}
{{- define "autosync.checkFacts" -}}
{ key: check, name: check, kind: job, role: owner, kafka: true }
{{- end -}}

{{/* Every process of the release, by the name that the check knows it by. */}}
{{- define "autosync.checkedProcesses" -}}
{{- $root := . -}}
{{- range $key, $facts := include "autosync.enabledComponents" . | fromYaml }}
{{ $facts.name }}: {{ toJson $facts }}
{{- end }}
{{- range $key, $facts := include "autosync.jobs" . | fromYaml }}
{{- if ne (index $root.Values $key).mode "none" }}
{{ $facts.name }}: {{ toJson $facts }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
  Arguments of autosync.podTemplate. `extraEnv` and `extraEnvFrom` that only a pod can know (fields of it, whole secrets) go for
  all components alike.
*/}}
{{- define "autosync.checkProcess" -}}
{{- $root := . -}}
{{- $environments := dict -}}
{{- $secrets := dict -}}
{{- $knobs := include "autosync.knobs" (dict "root" . "own" .Values.check) | fromYaml -}}
{{- $shared := dict "extraEnv" list "extraEnvFrom" list "extraVolumes" list "extraVolumeMounts" list -}}
{{- range $name, $facts := include "autosync.checkedProcesses" . | fromYaml -}}
{{- $process := include "autosync.process" (dict "root" $root "facts" $facts) | fromYaml -}}
{{- $environment := dict -}}
{{- range $one := include "autosync.environmentList" (dict "environment" $process.environment "extraEnv" $process.knobs.extraEnv) | fromYamlArray -}}
{{- $from := dig "valueFrom" "secretKeyRef" dict $one -}}
{{- if $from -}}
{{- $_ := set $secrets $from.name (append (get $secrets $from.name | default list) $from.key) -}}
{{- $_ := set $environment (printf "%s_FILE" $one.name) (printf "/etc/autosync/secrets/%s/%s" $from.name $from.key) -}}
{{- else if $one.valueFrom -}}
{{- $_ := set $shared "extraEnv" (append $shared.extraEnv $one) -}}
{{- else -}}
{{- $_ := set $environment $one.name ($one.value | default "") -}}
{{- end -}}
{{- end -}}
{{- range $volume, $mounted := $process.certificates -}}
{{- $_ := set $secrets $mounted.secret (concat (get $secrets $mounted.secret | default list) $mounted.keys) -}}
{{- range $variable, $value := $environment -}}
{{- $folder := printf "/etc/autosync/%s/" $volume -}}
{{- if hasPrefix $folder $value }}{{ $_ := set $environment $variable (printf "/etc/autosync/secrets/%s/%s" $mounted.secret (trimPrefix $folder $value)) }}{{ end -}}
{{- end -}}
{{- end -}}
{{- $_ := set $environments $name $environment -}}
{{- range $knob := list "extraEnvFrom" "extraVolumes" "extraVolumeMounts" -}}
{{- $_ := set $shared $knob (concat (get $shared $knob) (get $process.knobs $knob | default list)) -}}
{{- end -}}
{{- end -}}
{{- range $knob, $list := $shared }}{{ $_ := set $knobs $knob (uniq $list) }}{{ end -}}
{{- $sources := list -}}
{{- range $name := keys $secrets | sortAlpha -}}
{{- $items := list -}}
{{- range $key := get $secrets $name | uniq | sortAlpha }}{{ $items = append $items (dict "key" $key "path" (printf "%s/%s" $name $key)) }}{{ end -}}
{{- $sources = append $sources (dict "secret" (dict "name" $name "optional" true "items" $items)) -}}
{{- end -}}
knobs: {{ toJson $knobs }}
args: {{ concat (list "admin" "check" "--installation" "--wait" (include "autosync.text" .Values.check.waitSeconds)) (.Values.database.setRolePasswords | ternary (list "--owner-only") list) | toJson }}
environment: { CHECK_COMPONENTS: { value: {{ toJson $environments | quote }} } }
volumes: {{ list (dict "name" "secrets" "projected" (dict "sources" $sources)) | toJson }}
mounts: {{ list (dict "name" "secrets" "mountPath" "/etc/autosync/secrets" "readOnly" true) | toJson }}
{{- end -}}
