{{/*
  What the chart knows of each component, by the name of its section in the values. Everything that differs between two
  workloads stands here or in the values; the templates only go over this table.

    name      of its objects, and the argument of the image
    kind      server: callers wait for it; worker: events wait for it; job: runs once
    role      its login in PostgreSQL (database.roles); a worker's may be that of all workers
    kafka     talks to Kafka
    intuit    talks to Intuit, or to the simulator
    calls     the components it calls, over gRPC or HTTP
    signIn    asks the issuer of people's sign-in
    tells     sends mails and webhooks
    ports     what it serves besides `metrics`; service: the port of its Service, headless where gRPC balances itself
*/}}
{{- define "autosync.components" -}}
gateway:
  name: gateway
  kind: server
  role: gateway
  intuit: true
  signIn: true
  calls: [scheduler, batchStatus, notifier]
  ports: { http: 8080 }
  service: 80
scheduler:
  name: scheduler
  kind: server
  role: scheduler
  kafka: true
  ports: { grpc: 50051 }
  service: 50051
  headless: true
batchStatus:
  name: batch-status
  kind: server
  role: batchStatus
  kafka: true
  ports: { grpc: 50052 }
  service: 50052
  headless: true
notifier:
  name: notifier
  kind: server
  role: notifier
  kafka: true
  tells: true
  ports: { grpc: 50053 }
  service: 50053
  headless: true
console:
  name: console
  kind: server
  signIn: true
  calls: [gateway]
  ports: { http: 8080 }
  service: 80
{{- /* The workers are the sections that are named like one: values.schema.json says which there are. */}}
{{- range $key := keys .Values | sortAlpha }}
{{- if hasPrefix "sync" $key }}
{{ $key }}:
  name: {{ kebabcase $key }}
  kind: worker
  type: {{ kebabcase $key | trimPrefix "sync-" }}
  role: {{ $key }}
  kafka: true
  intuit: true
  calls: [batchStatus]
{{- end }}
{{- end }}
{{- end -}}

{{/* The jobs, each with `key` and `own` as below: they own what they make, so they have logins of their own. */}}
{{- define "autosync.jobs" -}}
migrations:
  key: migrations
  own: {{ toJson .Values.migrations }}
  name: migrations
  kind: job
  role: owner
topics:
  key: topics
  own: {{ toJson .Values.topics }}
  name: topics
  kind: job
  kafka: true
{{- end -}}

{{/* root: the components that are switched on, each with `key`, the name of its section, and `own`, what that says. */}}
{{- define "autosync.enabledComponents" -}}
{{- $root := . -}}
{{- range $key, $facts := include "autosync.components" . | fromYaml }}
{{- $own := index $root.Values $key }}
{{- if eq $facts.kind "worker" }}{{ $own = mustMergeOverwrite (deepCopy $root.Values.workers) $own }}{{ end }}
{{- $enabled := eq $facts.kind "worker" | ternary $own.enabled true }}
{{- if has $key (list "console" "notifier") }}{{ $enabled = eq (include (printf "autosync.%sEnabled" $key) $root) "true" }}{{ end }}
{{- if $enabled }}
{{- $calls := $facts.calls | default list }}
{{- if not (include "autosync.notifierEnabled" $root) }}{{ $calls = without $calls "notifier" }}{{ end }}
{{ $key }}: {{ merge (dict "key" $key "own" $own "calls" $calls) $facts | toJson }}
{{- end }}
{{- end }}
{{- end -}}

{{/* "true" when it was asked for; `auto` means: as soon as something that only a console needs is given. */}}
{{- define "autosync.consoleEnabled" -}}
{{- $own := .Values.console -}}
{{- $wanted := or .Values.devStack.enabled $own.sessionKeys.existingSecret $own.publicUrl $own.ingress.enabled $own.httpRoute.enabled -}}
{{- if eq (toString $own.enabled) "auto" | ternary $wanted $own.enabled }}true{{ end -}}
{{- end -}}

{{/* As above. */}}
{{- define "autosync.notifierEnabled" -}}
{{- $own := .Values.notifier -}}
{{- $wanted := or .Values.devStack.enabled .Values.database.roles.notifier.existingSecret $own.smtp.host -}}
{{- if eq (toString $own.enabled) "auto" | ternary $wanted $own.enabled }}true{{ end -}}
{{- end -}}

{{/* (root, own): the knobs of a pod: podDefaults, where the component's own section does not replace them one by one. */}}
{{- define "autosync.knobs" -}}
{{- $own := .own -}}
{{- $knobs := dict -}}
{{- range $knob, $value := .root.Values.podDefaults -}}
{{- $_ := set $knobs $knob (hasKey $own $knob | ternary (get $own $knob) $value) -}}
{{- end -}}
{{- toYaml $knobs -}}
{{- end -}}

{{/* (root, facts): "true" when more than one pod of it runs at any time, so that a budget never blocks a drain. */}}
{{- define "autosync.isReplicated" -}}
{{- $own := .facts.own -}}
{{- $least := $own.replicas -}}
{{- if dig "autoscaling" "enabled" false $own }}{{ $least = $own.autoscaling.minReplicas }}{{ end -}}
{{- if dig "keda" "enabled" false $own }}{{ $least = $own.keda.minReplicas }}{{ end -}}
{{- if gt (int $least) 1 }}true{{ end -}}
{{- end -}}

{{/* (root, facts): "true" when something else decides how many pods there are. */}}
{{- define "autosync.isScaled" -}}
{{- $own := .facts.own -}}
{{- if or (dig "autoscaling" "enabled" false $own) (dig "keda" "enabled" false $own) }}true{{ end -}}
{{- end -}}
