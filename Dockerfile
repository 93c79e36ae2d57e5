# The image brings its own Node, so the copies that npm would bring are left out.
FROM node:26-slim AS dependencies
WORKDIR /shirase
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional && npm cache clean --force

FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data NODE_COMPILE_CACHE=/shirase/.compile-cache
WORKDIR /shirase
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /shirase/node_modules ./node_modules
COPY package.json LICENSE ./
COPY config ./config
COPY src ./src
# Refuses to start, having no settings, but leaves its code compiled: a start then takes less time and memory.
RUN node src/main.ts 2>&1 | grep -q "Shirase cannot start"
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which keeps signals to itself: SIGTERM must reach the bot, which then drains and exits 0.
CMD ["node", "src/main.ts"]
