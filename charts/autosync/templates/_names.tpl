{{/* The name of the release's things: `<release>`, when that says autosync already, else `<release>-autosync`. */}}
{{- define "autosync.fullname" -}}
{{- $name := .Values.nameOverride | default .Chart.Name -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* (root, name): the name of a component's objects. */}}
{{- define "autosync.componentName" -}}
{{- printf "%s-%s" (include "autosync.fullname" .root) .name -}}
{{- end -}}

{{/* (root, name): what selects a component's pods; never changes in the life of a release. */}}
{{- define "autosync.selectorLabels" -}}
app.kubernetes.io/name: {{ .root.Values.nameOverride | default .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .name }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end -}}

{{/* (root, name): the labels of every object. */}}
{{- define "autosync.labels" -}}
{{ include "autosync.selectorLabels" . }}
app.kubernetes.io/version: {{ include "autosync.version" .root | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/part-of: autosync
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "autosync.version" -}}
{{- .Values.image.tag | default .Chart.AppVersion | toString | replace "+" "_" | trunc 63 | trimSuffix "-" | trimSuffix "." -}}
{{- end -}}

{{/* (root, name, annotations): `metadata:` without a namespace's guess: every object names the release's. */}}
{{- define "autosync.metadata" -}}
name: {{ .fullName | default (include "autosync.componentName" .) }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "autosync.labels" . | nindent 2 }}
{{- with merge (dict) (.labels | default dict) }}
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with merge (dict) (.annotations | default dict) .root.Values.commonAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* (root, image): a reference; a digest wins over a tag, the global registry over the image's own. */}}
{{- define "autosync.image" -}}
{{- $registry := (.root.Values.global | default dict).imageRegistry | default .image.registry -}}
{{- $repository := .image.repository -}}
{{- if $registry }}{{ $repository = printf "%s/%s" (trimSuffix "/" $registry) $repository }}{{ end -}}
{{- if .image.digest -}}
{{- printf "%s@%s" $repository .image.digest -}}
{{- else -}}
{{- printf "%s:%s" $repository (.image.tag | default .root.Chart.AppVersion | toString) -}}
{{- end -}}
{{- end -}}

{{/* A scalar as the text of a variable: numbers of values files are floating-point, and 86400000 must not become 8.64e+07. */}}
{{- define "autosync.text" -}}
{{- if kindIs "float64" . -}}{{- printf "%.0f" . -}}
{{- else if kindIs "slice" . -}}{{- join "," . -}}
{{- else -}}{{- toString . -}}{{- end -}}
{{- end -}}

{{- define "autosync.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "autosync.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}
