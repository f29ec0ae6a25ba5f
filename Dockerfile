# The production image: one bundle, and beside it only what ships native files. Data lives in /data.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY scripts scripts
COPY migrations migrations
COPY src src
RUN npm run build \
  && mkdir -p /runtime/node_modules \
  && cp -r dist package.json /runtime/ \
  && cp -r node_modules/better-sqlite3 /runtime/node_modules/ \
  && rm -rf /runtime/node_modules/better-sqlite3/deps /runtime/node_modules/better-sqlite3/src

FROM node:24-slim
ENV NODE_ENV=production \
    DATABASE_URL=file:/data/plumbline.db \
    PORT=3000
WORKDIR /app
COPY --from=build /runtime ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js", "start"]
