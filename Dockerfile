FROM python:3.11-slim

RUN useradd --create-home --uid 10001 reader
WORKDIR /app
COPY requirements.txt constraints.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY .streamlit .streamlit
COPY static static
COPY data data
COPY dashboard dashboard
COPY streamlit_app.py ./

USER reader
EXPOSE 8501
HEALTHCHECK --start-period=20s --interval=30s --timeout=5s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["streamlit", "run", "streamlit_app.py", "--server.headless=true", "--server.address=0.0.0.0"]
