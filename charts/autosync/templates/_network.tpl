{{/* (root, name): the pods of a component of this release, as a peer of a policy. */}}
{{- define "autosync.peer" -}}
- podSelector:
    matchLabels:
      {{- include "autosync.selectorLabels" . | nindent 6 }}
{{- end -}}

{{/* (root, key, facts, components): who may call a component. */}}
{{- define "autosync.ingressRules" -}}
{{- $root := .root -}}
{{- $key := .key -}}
{{- $policy := $root.Values.networkPolicy -}}
- ports:
    - port: metrics
  from:
    {{- with $policy.monitoring.from }}
    {{- tpl (toYaml .) $root | nindent 4 }}
    {{- end }}
    {{- include "autosync.peer" (dict "root" $root "name" "test") | nindent 4 }}
{{- $facts := .facts }}
{{- if and $facts $facts.service }}
{{- if $facts.ports.http }}
- ports:
    - port: http
  {{- with (index $policy $key).from }}
  from:
    {{- tpl (toYaml .) $root | nindent 4 }}
    {{- range $caller := $.components }}
    {{- if has $key ($caller.calls | default list) }}
    {{- include "autosync.peer" (dict "root" $root "name" $caller.name) | nindent 4 }}
    {{- end }}
    {{- end }}
    {{- include "autosync.peer" (dict "root" $root "name" "test") | nindent 4 }}
  {{- end }}
{{- else }}
- ports:
    - port: grpc
  from:
    {{- range $caller := .components }}
    {{- if has $key ($caller.calls | default list) }}
    {{- include "autosync.peer" (dict "root" $root "name" $caller.name) | nindent 4 }}
    {{- end }}
    {{- end }}
    {{- include "autosync.peer" (dict "root" $root "name" "test") | nindent 4 }}
{{- end }}
{{- end }}
{{- end -}}

{{/* (root, facts): whom a component may call. */}}
{{- define "autosync.egressRules" -}}
{{- $root := .root -}}
{{- $facts := .facts -}}
{{- $policy := $root.Values.networkPolicy -}}
- ports:
    {{- range $policy.dns.ports }}
    - { protocol: UDP, port: {{ . }} }
    - { protocol: TCP, port: {{ . }} }
    {{- end }}
  {{- with $policy.dns.to }}
  to:
    {{- tpl (toYaml .) $root | nindent 4 }}
  {{- end }}
{{- if $facts.role }}
{{- if include "autosync.devBrings" (dict "root" $root "part" "postgres") }}
- ports:
    - port: 5432
  to:
    {{- include "autosync.peer" (dict "root" $root "name" "postgres") | nindent 4 }}
{{- else }}
- ports:
    {{- $database := $root.Values.database }}
    {{- range list $database.port (empty $database.session.host | ternary $database.port $database.session.port) | uniq }}
    - port: {{ . }}
    {{- end }}
  {{- with $policy.database.to }}
  to:
    {{- tpl (toYaml .) $root | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}
{{- if $facts.kafka }}
{{- if include "autosync.devBrings" (dict "root" $root "part" "kafka") }}
- ports:
    - port: 9092
  to:
    {{- include "autosync.peer" (dict "root" $root "name" "kafka") | nindent 4 }}
{{- else }}
- ports:
    {{- $ports := $policy.kafka.ports }}
    {{- range $root.Values.kafka.brokers }}{{ $ports = append $ports (splitList ":" . | last | int) }}{{ end }}
    {{- range $ports | uniq }}
    - port: {{ . }}
    {{- end }}
  {{- with $policy.kafka.to }}
  to:
    {{- tpl (toYaml .) $root | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}
{{- range $facts.calls }}
{{- $called := index (include "autosync.components" $root | fromYaml) . }}
- ports:
    {{- range $called.ports }}
    - port: {{ . }}
    {{- end }}
  to:
    {{- include "autosync.peer" (dict "root" $root "name" $called.name) | nindent 4 }}
{{- end }}
{{- if $facts.intuit }}
{{- if include "autosync.devBrings" (dict "root" $root "part" "simulator") }}
- ports:
    - port: 8090
  to:
    {{- include "autosync.peer" (dict "root" $root "name" "qbo-simulator") | nindent 4 }}
{{- else }}
# Intuit has no fixed addresses: the internet, but nothing private.
- ports:
    {{- range $policy.quickBooks.ports }}
    - port: {{ . }}
    {{- end }}
  to:
    {{- tpl (toYaml $policy.quickBooks.to) $root | nindent 4 }}
{{- end }}
{{- end }}
{{- if $facts.tells }}
{{- if $root.Values.notifier.smtp.host }}
- ports:
    - port: {{ $root.Values.notifier.smtp.port }}
  {{- with $policy.smtp.to }}
  to:
    {{- tpl (toYaml .) $root | nindent 4 }}
  {{- end }}
{{- end }}
{{- /* A try-out never leaves the release. */}}
{{- if not $root.Values.devStack.enabled }}
- ports:
    {{- range $policy.webhooks.ports }}
    - port: {{ . }}
    {{- end }}
  to:
    {{- tpl (toYaml $policy.webhooks.to) $root | nindent 4 }}
{{- end }}
{{- end }}
{{- $signsIn := eq $facts.name "console" | ternary $root.Values.console.signIn.clientId $facts.signIn }}
{{- if and $signsIn $root.Values.signIn.issuer }}
- ports:
    {{- range $policy.signIn.ports }}
    - port: {{ . }}
    {{- end }}
  {{- with $policy.signIn.to }}
  to:
    {{- tpl (toYaml .) $root | nindent 4 }}
  {{- end }}
{{- end }}
{{- if and (ne $facts.kind "job") $root.Values.tracing.endpoint }}
{{- $collector := urlParse $root.Values.tracing.endpoint }}
- ports:
    - port: {{ regexFind ":[0-9]+$" $collector.host | trimPrefix ":" | default (eq $collector.scheme "https" | ternary "443" "80") }}
  {{- with $policy.tracing.to }}
  to:
    {{- tpl (toYaml .) $root | nindent 4 }}
  {{- end }}
{{- end }}
{{- with $policy.extraEgress }}
{{ tpl (toYaml .) $root }}
{{- end }}
{{- end -}}
