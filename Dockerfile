# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The build takes its browser libraries from npm.
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source

# Restore alone first: it is repeated only when a project file or a version changes.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY build/ build/
COPY BatteryTwin.Domain/BatteryTwin.Domain.csproj BatteryTwin.Domain/
COPY BatteryTwin.Ingest/BatteryTwin.Ingest.csproj BatteryTwin.Ingest/
COPY BatteryTwin.Web/BatteryTwin.Web.csproj BatteryTwin.Web/
RUN dotnet restore BatteryTwin.Web

COPY BatteryTwin.Domain/ BatteryTwin.Domain/
COPY BatteryTwin.Ingest/ BatteryTwin.Ingest/
COPY BatteryTwin.Web/ BatteryTwin.Web/
COPY dtdl/ dtdl/
RUN dotnet publish BatteryTwin.Web -c Release --no-restore -o /app \
 && install -d -o 1654 -g 1654 /app-data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
COPY --from=build --chown=1654:1654 /app-data /data

# The base image listens on a port of its own choice; here --urls decides.
ENV ASPNETCORE_HTTP_PORTS= \
    BatteryTwin__DataDirectory=/data
# A container is reached from outside it: this needs either a closed network, said with
# BatteryTwin__Network__AllowAnonymousRemote=true at `docker run`, or a sign-in. Without it the process refuses to start.
VOLUME /data
EXPOSE 5080
USER 1654
HEALTHCHECK --interval=15s --timeout=6s --start-period=20s CMD ["dotnet", "BatteryTwin.Web.dll", "health", "http://127.0.0.1:5080"]
ENTRYPOINT ["dotnet", "BatteryTwin.Web.dll", "--urls", "http://0.0.0.0:5080"]
