# The emulator's image: a Java runtime cut to size, the runnable jar and an AOT cache, on the few libraries they need.
# No shell, no package manager. For linux/amd64 and linux/arm64, with BuildKit or the older builder.

# Has a JDK 25 and Maven.
ARG BUILD_IMAGE=maven:3.9.16-eclipse-temurin-25
# Lends glibc, libstdc++ and libgcc_s; a Debian or Ubuntu.
ARG RUNTIME_IMAGE=debian:12.12-slim


FROM ${BUILD_IMAGE} AS build
WORKDIR /build

# Without sources first: a layer that holds every plugin and dependency, until a pom changes.
COPY pom.xml ./
COPY emulator/pom.xml emulator/
COPY emulator/src/main/shade emulator/src/main/shade
RUN mvn -B -q -f emulator/pom.xml -P image -Dmaven.test.skip=true package \
    && rm -rf emulator/target

COPY emulator/src/main emulator/src/main
RUN mvn -B -q -f emulator/pom.xml -P image -Dmaven.test.skip=true package

COPY docker/ThirdPartyNotices.java docker/
RUN mkdir -p /opt/acs-identity-emulator /usr/share/doc/acs-identity-emulator \
    && cp emulator/target/acs-identity-emulator.jar /opt/acs-identity-emulator/ \
    && cp emulator/target/bom.json /usr/share/doc/acs-identity-emulator/sbom.cdx.json \
    && java docker/ThirdPartyNotices.java emulator/target/third-party/THIRD-PARTY.txt emulator/target/third-party/jars \
        > /usr/share/doc/acs-identity-emulator/THIRD-PARTY-NOTICES


FROM build AS runtime
# Left out is what tools read (classlist, jrt-fs.jar, jexec), and code for sorting that the C2 compiler alone would use.
# Flags that are baked into the runtime come before JAVA_TOOL_OPTIONS, so that a user's own win.
#  - Serial collector and C1 alone: the quickest start and the least memory.
#  - No method profiles in the cache: C1 makes no use of them, and reading them takes a tenth of the start.
#  - The cache where it was laid out for, so that containers share its pages instead of each moving them.
#  - A small young generation, and unused native memory given back: half as much is resident under load, for no more CPU.
#    (-XX:NewSize would not do: the JVM heeds it on a command line only.)
#  - Jetty's cache line size is given, for finding it out takes JMX; SLF4J's provider, for finding it takes a search.
RUN jlink \
        --add-modules java.base,java.logging,java.management,java.naming,java.net.http,jdk.unsupported \
        --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-9 \
        --exclude-files '**/jrt-fs.jar,**/classlist,**/libsimdsort.so,**/jexec' \
        --add-options "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:-AOTReplayTraining -XX:ArchiveRelocationMode=0 -Xmn4m -XX:TrimNativeHeapInterval=1000 --enable-native-access=ALL-UNNAMED -Djdk.reflect.useNativeAccessorOnly=true -Dorg.eclipse.jetty.util.referencesPerCacheLine=16 -Dslf4j.provider=org.slf4j.jul.JULServiceProvider -Dslf4j.internal.verbosity=WARN -Dcom.amazon.corretto.crypto.provider.useExternalLib=true" \
        --output /opt/acs-identity-emulator/runtime

# Native libraries lie where the runtime finds them, and not in the jar, which would unpack them at every start into a
# directory that may be read-only. Symbols go: those of one library are 6 MB.
RUN mkdir /tmp/jar && cd /tmp/jar \
    && jar --extract --file /opt/acs-identity-emulator/acs-identity-emulator.jar \
    && find . -name '*.so' -exec mv {} /opt/acs-identity-emulator/runtime/lib/ \; \
    && { command -v strip > /dev/null \
        || { apt-get update && apt-get install -y --no-install-recommends binutils; }; } \
    && strip --strip-unneeded /opt/acs-identity-emulator/runtime/lib/server/libjvm.so \
        /opt/acs-identity-emulator/runtime/lib/libamazonCorrettoCryptoProvider.so \
    && mv META-INF/MANIFEST.MF /tmp/ \
    && jar --create --file /opt/acs-identity-emulator/acs-identity-emulator.jar --manifest /tmp/MANIFEST.MF -C . .

# What the JVM loads and links at start, recorded while it serves real requests, and laid down ready for use.
# The paths, the class path and the jar must be those of the image; the last command fails if the cache is unusable.
COPY docker/TrainingRun.java docker/
RUN export ACS_EMULATOR_HOST=0.0.0.0,:: ACS_EMULATOR_CA_DIR=none LANG=C.UTF-8 \
    && cd /opt/acs-identity-emulator \
    && java /build/docker/TrainingRun.java \
        /opt/acs-identity-emulator/runtime/bin/java \
        -XX:AOTMode=record -XX:AOTConfiguration=/tmp/emulator.aotconf \
        -cp /opt/acs-identity-emulator/acs-identity-emulator.jar io.github.acsemulator.Main \
    && runtime/bin/java -XX:AOTMode=create -XX:AOTConfiguration=/tmp/emulator.aotconf \
        -XX:AOTCache=/opt/acs-identity-emulator/acs-identity-emulator.aot \
        -cp /opt/acs-identity-emulator/acs-identity-emulator.jar \
    && runtime/bin/java -XX:AOTMode=on -XX:AOTCache=/opt/acs-identity-emulator/acs-identity-emulator.aot \
        -cp /opt/acs-identity-emulator/acs-identity-emulator.jar io.github.acsemulator.Main --version


FROM ${RUNTIME_IMAGE} AS libraries
COPY docker/collect-libraries.sh /
RUN sh /collect-libraries.sh /image


FROM scratch
COPY --from=libraries /image/ /
COPY LICENSE /usr/share/doc/acs-identity-emulator/
COPY --from=build /usr/share/doc/acs-identity-emulator/ /usr/share/doc/acs-identity-emulator/
COPY --from=runtime /opt/acs-identity-emulator/ /opt/acs-identity-emulator/
# All addresses, for the container's is not known beforehand; certificates in memory, unless a directory is named.
ENV ACS_EMULATOR_HOST=0.0.0.0,:: \
    ACS_EMULATOR_CA_DIR=none \
    LANG=C.UTF-8
EXPOSE 8443
USER 65532:65532
WORKDIR /data
ENTRYPOINT ["/opt/acs-identity-emulator/runtime/bin/java", "-XX:AOTCache=/opt/acs-identity-emulator/acs-identity-emulator.aot", "-cp", "/opt/acs-identity-emulator/acs-identity-emulator.jar", "io.github.acsemulator.Main"]
# A JVM each time, so not often. Who waits for it to become healthy sets a shorter interval (--health-interval=2s).
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s --retries=3 \
    CMD ["/opt/acs-identity-emulator/runtime/bin/java", "-XX:AOTCache=/opt/acs-identity-emulator/acs-identity-emulator.aot", "-cp", "/opt/acs-identity-emulator/acs-identity-emulator.jar", "io.github.acsemulator.HealthCheck"]
ARG VERSION=1.0.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="ACS Identity emulator" \
      org.opencontainers.image.description="Emulates the Azure Communication Services Identity REST API. Not for production." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
