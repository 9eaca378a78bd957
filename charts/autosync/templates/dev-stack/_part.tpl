{{/*
  (root, part, facts, …): a server of the dev stack: one pod, a Service, a volume. What differs is in the arguments of
  autosync.podTemplate, and:

    port      number of the port, named as `portName`
    volume    mounted at /data: emptyDir, or a claim where persistence is enabled
    owner     uid and gid that write it
*/}}
{{- define "autosync.devPart" -}}
{{- $root := .root -}}
{{- $own := .own -}}
{{- $name := include "autosync.componentName" (dict "root" $root "name" .facts.name) -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "autosync.metadata" (dict "root" $root "name" .facts.name "annotations" .knobs.annotations) | nindent 2 }}
spec:
  replicas: 1
  revisionHistoryLimit: {{ .knobs.revisionHistoryLimit }}
  # Two of them must never write one volume.
  strategy:
    type: Recreate
  selector:
    matchLabels:
      {{- include "autosync.selectorLabels" (dict "root" $root "name" .facts.name) | nindent 6 }}
  template:
    {{- $data := dict "name" "data" "emptyDir" dict }}
    {{- if $own.persistence.enabled }}
    {{- $data = dict "name" "data" "persistentVolumeClaim" (dict "claimName" ($own.persistence.existingClaim | default $name)) }}
    {{- end }}
    {{- $volumes := append (.volumes | default list) $data }}
    {{- $mounts := append (.mounts | default list) (dict "name" "data" "mountPath" "/data") }}
    {{- include "autosync.podTemplate" (merge (dict "volumes" $volumes "mounts" $mounts) .) | nindent 4 }}
---
apiVersion: v1
kind: Service
metadata:
  {{- include "autosync.metadata" (dict "root" $root "name" .facts.name) | nindent 2 }}
spec:
  selector:
    {{- include "autosync.selectorLabels" (dict "root" $root "name" .facts.name) | nindent 4 }}
  ports:
    - name: {{ .portName }}
      port: {{ .port }}
      targetPort: {{ .portName }}
{{- if and $own.persistence.enabled (not $own.persistence.existingClaim) }}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  {{- include "autosync.metadata" (dict "root" $root "name" .facts.name) | nindent 2 }}
spec:
  accessModes: [ReadWriteOnce]
  {{- with $own.persistence.storageClass }}
  storageClassName: {{ . | quote }}
  {{- end }}
  resources:
    requests:
      storage: {{ $own.persistence.size }}
{{- end }}
{{- if $root.Values.networkPolicy.enabled }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "autosync.metadata" (dict "root" $root "name" .facts.name) | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "autosync.selectorLabels" (dict "root" $root "name" .facts.name) | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    - ports:
        - port: {{ .portName }}
      from:
        # Whatever runs beside a try-out may look into it.
        - podSelector: {}
    {{- with .ingressRules }}
    {{- . | trim | nindent 4 }}
    {{- end }}
  egress:
    {{- with .egressRules }}
    {{- . | trim | nindent 4 }}
    {{- else }} []
    {{- end }}
{{- end }}
{{- end -}}

{{/* (root, own, uid, command): the knobs of a foreign image: its user and its command are values of their own. */}}
{{- define "autosync.devKnobs" -}}
{{- $knobs := include "autosync.knobs" (dict "root" .root "own" .own) | fromYaml -}}
{{- $user := dict "runAsUser" .own.uid "runAsGroup" .own.uid "fsGroup" .own.uid -}}
{{- $_ := set $knobs "podSecurityContext" (merge (dict) $user ($knobs.podSecurityContext | default dict)) -}}
{{- $_ := set $knobs "command" .own.command -}}
{{- $_ := set $knobs "topologySpreadConstraints" list -}}
{{- toYaml $knobs -}}
{{- end -}}

{{/* (port): a server that speaks no HTTP answers when its port does. */}}
{{- define "autosync.devProbes" -}}
startupProbe: { tcpSocket: { port: {{ . }} }, periodSeconds: 1, failureThreshold: 180 }
readinessProbe: { tcpSocket: { port: {{ . }} }, periodSeconds: 5 }
livenessProbe: { tcpSocket: { port: {{ . }} }, periodSeconds: 20, failureThreshold: 6 }
{{- end -}}
