{{/*
  Every pod of the chart: services, jobs and the parts of the dev stack.

    root, facts, knobs    see _components.tpl
    environment           map of variables (_environment.tpl); empty for foreign images
    image                 of a foreign image; else the project's own
    args                  else the component's name
    ports                 name → number
    probes                of the container
    grace                 seconds from SIGTERM to SIGKILL
    before                init containers of the chart, as YAML
    volumes, mounts       of the chart, as lists
    restartPolicy, serviceAccountName, podAnnotations
*/}}
{{- define "autosync.podTemplate" -}}
{{- $root := .root -}}
{{- $knobs := .knobs -}}
metadata:
  labels:
    {{- merge (dict) (include "autosync.podLabels" . | fromYaml) ($knobs.podLabels | default dict) | toYaml | nindent 4 }}
  {{- with merge (dict) ($knobs.podAnnotations | default dict) (.podAnnotations | default dict) $root.Values.commonAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ $knobs.serviceAccountName | default .serviceAccountName | default (include "autosync.serviceAccountName" $root) }}
  automountServiceAccountToken: false
  # The variables of neighbours' Services are no configuration of ours.
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ .grace }}
  {{- with .restartPolicy }}
  restartPolicy: {{ . }}
  {{- end }}
  {{- with concat (($root.Values.global | default dict).imagePullSecrets | default list) $root.Values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  {{- with $knobs.podSecurityContext }}
  securityContext:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- range $knob := list "priorityClassName" "runtimeClassName" "schedulerName" "dnsPolicy" }}
  {{- with get $knobs $knob }}
  {{ $knob }}: {{ . }}
  {{- end }}
  {{- end }}
  {{- range $knob := list "nodeSelector" "tolerations" "affinity" "hostAliases" "dnsConfig" }}
  {{- with get $knobs $knob }}
  {{ $knob }}:
    {{- tpl (toYaml .) $root | nindent 4 }}
  {{- end }}
  {{- end }}
  {{- if and $knobs.topologySpreadConstraints (ne .facts.kind "job") }}
  topologySpreadConstraints:
    {{- include "autosync.spread" . | nindent 4 }}
  {{- end }}
  {{- if or $knobs.initContainers .before }}
  initContainers:
    {{- with $knobs.initContainers }}
    {{- tpl (toYaml .) $root | nindent 4 }}
    {{- end }}
    {{- with .before }}
    {{- trim . | nindent 4 }}
    {{- end }}
  {{- end }}
  containers:
    - {{ include "autosync.container" . | nindent 6 | trim }}
    {{- with $knobs.sidecars }}
    {{- tpl (toYaml .) $root | nindent 4 }}
    {{- end }}
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: 64Mi
    {{- with .volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- with include "autosync.certificateVolumes" (dict "certificates" .certificates) | fromYamlArray }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- with $knobs.extraVolumes }}
    {{- tpl (toYaml .) $root | nindent 4 }}
    {{- end }}
{{- end -}}

{{/* As above: the container itself, also where it is the init container of another pod. */}}
{{- define "autosync.container" -}}
{{- $root := .root -}}
{{- $knobs := .knobs -}}
name: {{ .facts.name }}
image: {{ include "autosync.image" (dict "root" $root "image" (.image | default $root.Values.image)) | quote }}
imagePullPolicy: {{ (.image | default $root.Values.image).pullPolicy }}
# The last lines of its log stand in the state of the pod: `kubectl describe pod` says why it failed.
terminationMessagePolicy: FallbackToLogsOnError
{{- with $knobs.command }}
command:
  {{- tpl (toYaml .) $root | nindent 2 }}
{{- end }}
{{- with hasKey . "args" | ternary .args (list .facts.name) }}
args:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $knobs.securityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with include "autosync.environmentList" (dict "environment" .environment "extraEnv" $knobs.extraEnv) }}
env:
  {{- . | trim | nindent 2 }}
{{- end }}
{{- with $knobs.extraEnvFrom }}
envFrom:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .ports }}
ports:
  {{- range $name, $number := . }}
  - name: {{ $name }}
    containerPort: {{ $number }}
  {{- end }}
{{- end }}
{{- with .probes }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- with $knobs.lifecycle }}
lifecycle:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $knobs.resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
volumeMounts:
  # The root of the container's file system is read-only.
  - name: tmp
    mountPath: /tmp
  {{- with .mounts }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
  {{- range $name, $_ := .certificates }}
  - name: {{ $name }}
    mountPath: /etc/autosync/{{ $name }}
    readOnly: true
  {{- end }}
  {{- with $knobs.extraVolumeMounts }}
  {{- tpl (toYaml .) $root | nindent 2 }}
  {{- end }}
{{- end -}}

{{/* Whole secrets as folders, not single files (subPath): only folders follow a rotation. */}}
{{- define "autosync.certificateVolumes" -}}
{{- range $name, $certificate := .certificates }}
- name: {{ $name }}
  secret:
    secretName: {{ $certificate.secret }}
    items:
      {{- range $certificate.keys }}
      - key: {{ . | quote }}
        path: {{ . | quote }}
      {{- end }}
{{- end }}
{{- end -}}

{{/* A constraint without a selector means the component's own pods, each revision for itself. */}}
{{- define "autosync.spread" -}}
{{- $root := .root -}}
{{- $selector := include "autosync.selectorLabels" (dict "root" .root "name" .facts.name) | fromYaml -}}
{{- $constraints := list -}}
{{- range tpl (toYaml .knobs.topologySpreadConstraints) $root | fromYamlArray -}}
{{- $own := dict "labelSelector" (dict "matchLabels" $selector) "matchLabelKeys" (list "pod-template-hash") -}}
{{- $constraints = append $constraints (hasKey . "labelSelector" | ternary . (merge (dict) . $own)) -}}
{{- end -}}
{{- toYaml $constraints -}}
{{- end -}}

{{/*
  (root, facts, knobs): seconds until SIGKILL. The process keeps its own deadline (shutdown.timeoutSeconds after SIGTERM,
  and delaySeconds before that at most), so it ends with a log line and an exit code of its own; 15 s is for the rest.
*/}}
{{- define "autosync.grace" -}}
{{- $own := .own | default .facts.own -}}
{{- .knobs.terminationGracePeriodSeconds | default (add (int $own.shutdown.delaySeconds) (int $own.shutdown.timeoutSeconds) 15) -}}
{{- end -}}

{{/*
  liveness: the process makes progress, whoever else is down. readiness: what it needs to serve is there. startup: time
  to connect for the first time, in which liveness does not count yet.
*/}}
{{- define "autosync.probes" -}}
{{- $probes := .knobs.probes -}}
startupProbe:
  {{- merge (dict "httpGet" (dict "path" "/livez" "port" "metrics")) $probes.startup | toYaml | nindent 2 }}
livenessProbe:
  {{- merge (dict "httpGet" (dict "path" "/livez" "port" "metrics")) $probes.liveness | toYaml | nindent 2 }}
readinessProbe:
  {{- merge (dict "httpGet" (dict "path" "/readyz" "port" "metrics")) $probes.readiness | toYaml | nindent 2 }}
{{- end -}}

{{/* (root, facts, own): a process of the project's image as arguments of the templates above. */}}
{{- define "autosync.process" -}}
{{- $facts := .facts -}}
{{- $own := .own | default $facts.own -}}
{{- $knobs := include "autosync.knobs" (dict "root" .root "own" $own) | fromYaml -}}
knobs: {{ toJson $knobs }}
environment: {{ include "autosync.environment" (dict "root" .root "facts" $facts "own" $own) | fromYaml | toJson }}
certificates: {{ merge (include "autosync.certificatesOf" (dict "root" .root "facts" $facts) | fromYaml) (include "autosync.credentialsOf" (dict "root" .root "facts" $facts) | fromYaml) | toJson }}
{{- if ne $facts.kind "job" }}
ports: {{ merge (dict "metrics" 9464) ($facts.ports | default dict) | toJson }}
probes: {{ include "autosync.probes" (dict "knobs" $knobs) | fromYaml | toJson }}
grace: {{ include "autosync.grace" (dict "root" .root "facts" $facts "knobs" $knobs "own" $own) }}
{{- end }}
{{- end -}}

{{/* (root, facts, own, more): a whole pod template of the project's image. `more` is added to its arguments. */}}
{{- define "autosync.ownPod" -}}
{{- $process := include "autosync.process" . | fromYaml -}}
{{- with include "autosync.secretsChecksum" (dict "root" .root "environment" $process.environment) -}}
{{- $_ := set $process "podAnnotations" (dict "checksum/secrets" .) -}}
{{- end -}}
{{- include "autosync.podTemplate" (merge (dict "root" .root "facts" .facts) (.more | default dict) $process) -}}
{{- end -}}

{{/* Not the labels of objects: a new version of the chart alone must not restart anything, least of all the dev stack. */}}
{{- define "autosync.podLabels" -}}
{{ include "autosync.selectorLabels" (dict "root" .root "name" .facts.name) }}
app.kubernetes.io/part-of: autosync
{{- if not .image }}
app.kubernetes.io/version: {{ include "autosync.version" .root | quote }}
{{- end }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}
