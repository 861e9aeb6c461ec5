# One image for every part: web, worker, beat and the migrations differ only in the command docker-compose.yml gives.

FROM node:24-slim AS frontend
WORKDIR /frontend
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.11-slim AS packages
RUN python -m venv /opt/portal
COPY requirements.txt ./
RUN /opt/portal/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.txt

FROM python:3.11-slim
ENV PATH=/opt/portal/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    STATIC_ROOT=/srv/static \
    VAR_DIR=/var/lib/portal
# lou_translate writes the Braille files; without it none are offered.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends liblouis-bin \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin portal \
    && install --directory --owner=portal --group=portal /var/lib/portal
WORKDIR /srv/portal
COPY --from=packages /opt/portal /opt/portal
COPY . .
# DEBUG stands in for the keys, which no image may hold; nothing is served from here.
RUN --mount=type=bind,from=frontend,source=/frontend/node_modules,target=/srv/portal/node_modules \
    DEBUG=true python manage.py vendor \
    && pybabel --quiet compile --directory locale --domain django \
    && DEBUG=true VAR_DIR=/tmp/var python manage.py collectstatic --noinput
USER portal
EXPOSE 8000
