# The emulator's image: a Java runtime that has the emulator as one of its modules, and an AOT cache, on the few libraries
# they need.
# No shell, no package manager. For linux/amd64 and linux/arm64, with BuildKit or the older builder.

# Has a JDK 25 and Maven.
ARG BUILD_IMAGE=maven:3.9.16-eclipse-temurin-25
# Lends glibc, libstdc++ and libgcc_s; a Debian or Ubuntu.
ARG RUNTIME_IMAGE=debian:12.12-slim


FROM ${BUILD_IMAGE} AS build
WORKDIR /build

# The JDK's classes as files: ProGuard looks in them for what they call.
RUN jimage extract --dir /tmp/jdk --include 'regex:/java\..*\.class,regex:/jdk\.unsupported/.*\.class' \
    "$JAVA_HOME/lib/modules"

# Without sources first: a layer that holds every plugin and dependency, until a pom changes.
COPY pom.xml ./
COPY emulator/pom.xml emulator/
COPY emulator/src/main/shade emulator/src/main/shade
RUN mvn -B -q -f emulator/pom.xml -P image -Dmaven.test.skip=true -Dproguard.skip=true package \
    && rm -rf emulator/target

COPY emulator/src/main emulator/src/main
RUN mvn -B -q -f emulator/pom.xml -P image -Dmaven.test.skip=true -Djdk.classes=/tmp/jdk package

COPY docker/ThirdPartyNotices.java docker/
RUN mkdir -p /usr/share/doc/acs-identity-emulator \
    && cp emulator/target/bom.json /usr/share/doc/acs-identity-emulator/sbom.cdx.json \
    && java docker/ThirdPartyNotices.java emulator/target/third-party/THIRD-PARTY.txt emulator/target/third-party/jars \
        > /usr/share/doc/acs-identity-emulator/THIRD-PARTY-NOTICES


FROM build AS runtime
# Native libraries lie where the runtime finds them, and not in the module, out of which they would be unpacked at every
# start into a directory that may be read-only. Symbols go: those of one library are 6 MB.
COPY docker/module docker/module
RUN mkdir -p /tmp/classes /tmp/native && cd /tmp/classes \
    && jar --extract --file /build/emulator/target/acs-identity-emulator-shrunk.jar \
    && find . -name '*.so' -exec mv {} /tmp/native/ \; \
    && javac -d . --patch-module io.github.acsemulator=. /build/docker/module/module-info.java \
    && jar --create --file /tmp/emulator.jar --main-class io.github.acsemulator.Main -C . .

# Left out is what tools read (classlist, jrt-fs.jar, jexec), and code for sorting that the C2 compiler alone would use.
# Flags that are baked into the runtime come before JAVA_TOOL_OPTIONS, so that a user's own win.
#  - Serial collector and C1 alone: the quickest start and the least memory. It compiles later than by default, and leaves
#    the two cores to the start meanwhile.
#  - No method profiles in the cache: C1 makes no use of them, and reading them takes a tenth of the start.
#  - The cache where it was laid out for, so that containers share its pages instead of each moving them.
#  - A young generation that lasts until the first token, so that no collection is in its way, and no longer; and unused
#    native memory given back: half as much is resident under load as by default, for no more CPU. (-XX:NewSize would not
#    do: the JVM heeds it on a command line only.)
#  - Without memory the process ends, for whatever started it to start another, instead of losing a thread.
#  - Jetty's cache line size is given, for finding it out takes JMX; SLF4J's provider, for finding it takes a search.
RUN jlink \
        --module-path /tmp/emulator.jar --add-modules io.github.acsemulator \
        --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-9 \
        --exclude-files '**/jrt-fs.jar,**/classlist,**/libsimdsort.so,**/jexec' \
        --add-options "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=4 -XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:-AOTReplayTraining -XX:ArchiveRelocationMode=0 -Xmn12m -XX:TrimNativeHeapInterval=1000 -XX:+ExitOnOutOfMemoryError --enable-native-access=io.github.acsemulator -Djdk.reflect.useNativeAccessorOnly=true -Dorg.eclipse.jetty.util.referencesPerCacheLine=16 -Dslf4j.provider=org.slf4j.jul.JULServiceProvider -Dslf4j.internal.verbosity=WARN -Dcom.amazon.corretto.crypto.provider.useExternalLib=true" \
        --output /opt/acs-identity-emulator \
    && { command -v strip > /dev/null \
        || { apt-get update && apt-get install -y --no-install-recommends binutils; }; } \
    && strip --strip-unneeded /opt/acs-identity-emulator/lib/server/libjvm.so \
        /tmp/native/libamazonCorrettoCryptoProvider.so

# What the JVM loads and links at start, recorded while it serves real requests, and laid down ready for use. Everything in
# the cache is loaded at every start, so Amazon's provider, which takes over the signing half a second later, is not in it.
# The path, the module and the flags must be those of the image; the last command fails if the cache is unusable.
COPY docker/TrainingRun.java docker/
RUN export ACS_EMULATOR_HOST=0.0.0.0,:: ACS_EMULATOR_CA_DIR=none LANG=C.UTF-8 \
    && cd /opt/acs-identity-emulator \
    && cp /tmp/native/libconscrypt*.so lib/ \
    && java /build/docker/TrainingRun.java bin/java \
        -XX:AOTMode=record -XX:AOTConfiguration=/tmp/emulator.aotconf -m io.github.acsemulator \
    && bin/java -XX:AOTMode=create -XX:AOTConfiguration=/tmp/emulator.aotconf -XX:AOTCache=lib/emulator.aot \
        -m io.github.acsemulator \
    && cp /tmp/native/libamazon*.so lib/ \
    && bin/java -XX:AOTMode=on -XX:AOTCache=lib/emulator.aot -m io.github.acsemulator --version


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
ENTRYPOINT ["/opt/acs-identity-emulator/bin/java", "-XX:AOTCache=/opt/acs-identity-emulator/lib/emulator.aot", "-m", "io.github.acsemulator"]
# A JVM each time, so not often. Who waits for it to become healthy sets a shorter interval (--health-interval=2s).
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s --retries=3 \
    CMD ["/opt/acs-identity-emulator/bin/java", "-XX:AOTCache=/opt/acs-identity-emulator/lib/emulator.aot", "-m", "io.github.acsemulator/io.github.acsemulator.HealthCheck"]
ARG VERSION=1.0.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="ACS Identity emulator" \
      org.opencontainers.image.description="Emulates the Azure Communication Services Identity REST API. Not for production." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
