{{/*
  (root, key): how a job runs. Where the dev stack brings its server, a hook before the installation would wait for a
  server that comes with the very installation it holds up; so there it runs in init containers, which also restore what
  a server without a volume lost.
*/}}
{{- define "autosync.jobMode" -}}
{{- $mode := (index .root.Values .key).mode -}}
{{- $part := eq .key "migrations" | ternary "postgres" "kafka" -}}
{{- if and (ne $mode "none") (include "autosync.devBrings" (dict "root" .root "part" $part)) -}}
initContainer
{{- else -}}
{{- $mode -}}
{{- end -}}
{{- end -}}

{{/* (root, facts): the init containers of a service: what must be there before it starts, in this order. */}}
{{- define "autosync.before" -}}
{{- $root := .root -}}
{{- $service := .facts -}}
{{- $jobs := include "autosync.jobs" $root | fromYaml -}}
{{- range $key, $facts := $jobs }}
{{- $needed := eq $key "migrations" | ternary $service.role $service.kafka }}
{{- if and $needed (eq (include "autosync.jobMode" (dict "root" $root "key" $key)) "initContainer") }}
{{- $process := include "autosync.process" (dict "root" $root "facts" $facts) | fromYaml }}
{{- /* Kubernetes takes no hooks of an init container's life. */}}
{{- $_ := set $process.knobs "lifecycle" dict }}
- {{ include "autosync.container" (merge (dict "root" $root "facts" $facts) $process) | nindent 2 | trim }}
{{- end }}
{{- end }}
{{- end -}}

{{/* (root, facts): the volumes that only those init containers need. */}}
{{- define "autosync.volumesBefore" -}}
{{- $root := .root -}}
{{- $service := .facts -}}
{{- $certificates := dict -}}
{{- range $key, $facts := include "autosync.jobs" $root | fromYaml -}}
{{- $needed := eq $key "migrations" | ternary $service.role $service.kafka -}}
{{- if and $needed (eq (include "autosync.jobMode" (dict "root" $root "key" $key)) "initContainer") -}}
{{- $certificates = merge $certificates (include "autosync.credentialsOf" (dict "root" $root "facts" $facts) | fromYaml) -}}
{{- end -}}
{{- end -}}
{{- if $certificates }}{{ include "autosync.certificateVolumes" (dict "certificates" $certificates) }}{{ end -}}
{{- end -}}

{{/* (mode, weight): before everything else, by Helm or by Argo CD. A failed job stays for its logs. */}}
{{- define "autosync.jobAnnotations" -}}
{{- if eq .mode "argocd" -}}
argocd.argoproj.io/hook: PreSync
argocd.argoproj.io/hook-delete-policy: BeforeHookCreation,HookSucceeded
argocd.argoproj.io/sync-wave: {{ .weight | quote }}
{{- else -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
helm.sh/hook-weight: {{ .weight | quote }}
{{- end -}}
{{- end -}}
