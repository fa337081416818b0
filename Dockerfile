# The program in a container; `compose.yaml` brings its PostgreSQL. docs/operate.md says how to run it.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --include=dev
COPY . .
RUN node script/build.mjs && npm prune --no-save --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/database database
COPY --from=build /app/dist dist
RUN mkdir /data && chown node: /data
USER node
# Why: script/program.mjs.
ENV MALLOC_ARENA_MAX=1
# Inside a container loopback reaches nobody: which port is open to whom is said where the container is run.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/status').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=8", "--heap-growing-percent=20", "dist/server/main.js"]
# Never the invented town: its sign-ins are known to everyone.
CMD ["serve", "--no-demo"]
