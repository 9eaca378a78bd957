# What every pod of the chart must keep, whoever owns it: Pod Security `restricted`, no token, limits, named versions.
package main

import rego.v1

pod := input.spec.template.spec if input.kind in {"Deployment", "Job"}

pod := input.spec if input.kind == "Pod"

name := sprintf("%s/%s", [input.kind, input.metadata.name])

containers contains container if {
	some container in array.concat(pod.containers, object.get(pod, "initContainers", []))
}

deny contains sprintf("%s has a token of its service account", [name]) if {
	pod
	not pod.automountServiceAccountToken == false
}

deny contains sprintf("%s may run as root", [name]) if {
	pod
	not pod.securityContext.runAsNonRoot == true
}

deny contains sprintf("%s has no seccomp profile", [name]) if {
	pod
	not pod.securityContext.seccompProfile.type == "RuntimeDefault"
}

deny contains sprintf("%s/%s may gain privileges", [name, container.name]) if {
	some container in containers
	not container.securityContext.allowPrivilegeEscalation == false
}

deny contains sprintf("%s/%s keeps capabilities", [name, container.name]) if {
	some container in containers
	not "ALL" in container.securityContext.capabilities.drop
}

deny contains sprintf("%s/%s can write its root", [name, container.name]) if {
	some container in containers
	not container.securityContext.readOnlyRootFilesystem == true
}

deny contains sprintf("%s/%s has no limit of memory", [name, container.name]) if {
	some container in containers
	not container.resources.limits.memory
}

deny contains sprintf("%s/%s runs `latest`", [name, container.name]) if {
	some container in containers
	endswith(container.image, ":latest")
}

deny contains sprintf("%s/%s has no %s", [name, container.name, probe]) if {
	input.kind == "Deployment"
	container := pod.containers[0] # sidecars are the operator's
	some probe in ["startupProbe", "livenessProbe", "readinessProbe"]
	not container[probe]
}

deny contains sprintf("%s lets %s come from the values, not from a secret", [name, variable.name]) if {
	some container in containers
	some variable in object.get(container, "env", [])
	regex.match(`(PASSWORD|CLIENT_SECRET|TOKEN_KEYS|VERIFIER_TOKENS|OPERATOR_KEY|OPERATOR_KEY_PREVIOUS|DATABASE_URL|SESSION_URL)$`, variable.name)
	not variable.valueFrom.secretKeyRef
}
