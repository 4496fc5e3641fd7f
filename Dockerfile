FROM python:3.11-slim

RUN useradd --create-home --uid 10001 reader
WORKDIR /app
COPY requirements.txt requirements-formats.txt constraints.txt ./
ARG FORMATS=no
# Debian keeps one version of a package, so a pinned one is soon not to be had.
# hadolint ignore=DL3008
RUN if [ "$FORMATS" = yes ]; then \
      apt-get update && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 fonts-dejavu-core && rm -rf /var/lib/apt/lists/* && \
      pip install --no-cache-dir -r requirements-formats.txt; \
    else pip install --no-cache-dir -r requirements.txt; fi
COPY .streamlit .streamlit
COPY static static
COPY data data
COPY dashboard dashboard
COPY deploy/serve.py deploy/
COPY streamlit_app.py ./

USER 10001
EXPOSE 8501
ENV STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_HEADLESS=true \
    STREAMLIT_SERVER_FILE_WATCHER_TYPE=none
HEALTHCHECK --start-period=20s --interval=30s --timeout=15s CMD ["python", "deploy/serve.py", "--health"]
CMD ["python", "deploy/serve.py"]
