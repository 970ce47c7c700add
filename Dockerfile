# Compiles and builds; the full image has the compiler that the database driver may need.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY projections projections
COPY src src
# What the demonstration authority must come to, which the product reads too.
COPY test/golden/published-figures.json test/golden/
RUN npm run build && npm prune --omit=dev

# Runs, as an ordinary user, with nothing that only builds.
FROM node:24-bookworm-slim
ENV NODE_ENV=production TRACKER_HOST=0.0.0.0 TRACKER_PORT=3000 TRACKER_DATA=/data
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.TRACKER_PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
