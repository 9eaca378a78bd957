# One image for all services and the jobs that install; its argument is which: docker run autosync gateway
# The base needs Node 24 and npm. Where no registry can be reached: --build-arg BASE_IMAGE=<your own>.
ARG BASE_IMAGE=node:24-bookworm-slim

# What the image takes from the working tree (.dockerignore), readable by its user whatever the umask of the checkout.
FROM ${BASE_IMAGE} AS sources
WORKDIR /app
COPY . .
RUN chmod -R a+rX,go-w .

# Only what npm reads, so that a change of a source file installs nothing again.
FROM sources AS manifests
RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc -delete \
  && find . -type d -empty -delete

# Not `npm ci`: see bootstrap.mjs. The versions are the lock file's all the same.
FROM ${BASE_IMAGE} AS packages
WORKDIR /app
COPY --from=manifests /app .
RUN npm install --omit=dev --no-save --no-audit --no-fund --loglevel=error

# The console's page, and the services as bundles, which start in half the time. What builds them is needed here only.
FROM ${BASE_IMAGE} AS build
WORKDIR /app
COPY --from=manifests /app .
RUN npm install --include=dev --no-save --no-audit --no-fund --loglevel=error
COPY --from=sources /app .
RUN node services/console/src/build-page-main.ts services/console/dist
RUN node libs/bundles/src/main.ts dist

FROM ${BASE_IMAGE}
WORKDIR /app
# A new volume takes over the owner of the folder it is mounted on.
RUN mkdir -p /data && chown 1000:1000 /data
COPY --from=packages /app .
COPY --from=sources /app .
COPY --from=build /app/services/console/dist ./services/console/dist
COPY --from=build /app/dist ./dist
ARG VERSION=development
LABEL org.opencontainers.image.title="AutoSync" \
  org.opencontainers.image.description="Keeps an IT-services firm's records and QuickBooks Online in step" \
  org.opencontainers.image.version="${VERSION}"
ENV NODE_ENV=production \
  PATH=/app/services/admin/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  SERVICE_VERSION=${VERSION} \
  HTTP_HOST=0.0.0.0 \
  GRPC_HOST=0.0.0.0 \
  HEALTH_HOST=0.0.0.0 \
  DATA_DIR=/data
USER 1000:1000
# Flags as in bootstrap.mjs.
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "--disable-warning=TimeoutNegativeWarning", "container.mjs"]
