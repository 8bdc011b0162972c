package io.github.acsemulator.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings. One spelling rule: {@code clockSkew} is the flag {@code --clock-skew}, the environment variable
 * {@code ACS_EMULATOR_CLOCK_SKEW} and the member {@code clockSkew} of the configuration file.
 */
public enum Setting {
    PORT("port", "8443", "PORT", "TCP port of HTTP and HTTPS; 0 takes a free one."),
    HOST("host", "127.0.0.1,::1", "ADDRESS,…", "Addresses to listen on; 0.0.0.0 and :: are all of them."),
    PUBLIC_URL("publicUrl", "", "URL", "URL that callers reach the server at, where it is not the port it listens on."),
    HOSTS("hosts", "", "NAME,…", "More host names and addresses for the certificate and the /_emulator routes."),
    CORS_ORIGINS(
            "corsOrigins",
            "",
            "ORIGIN,…|*",
            "Origins of web pages that may call the service, such as http://localhost:3000; * is any."),
    AUTH("auth", "strict", "strict|lenient|off", "Whether requests without a valid signature are refused."),
    CLOCK_SKEW("clockSkew", "PT5M", "DURATION", "How far a signed date may be off, either way (ISO 8601)."),
    API_VERSIONS(
            "apiVersions", "lenient", "lenient|strict", "Whether api-versions newer than the newest known are served."),
    UNKNOWN_IDENTITIES(
            "unknownIdentities",
            "adopt",
            "adopt|reject",
            "What happens with identities of this resource that were not created here."),
    LIMITS("limits", "off", "off|azure", "Whether requests beyond the service's documented rates are refused."),
    TOKEN_LIFETIME(
            "tokenLifetime",
            "",
            "DURATION",
            "How long tokens live that the service's operations issue, such as PT10S, whatever they ask for; default: as"
                    + " asked for."),
    REVOCATION_DELAY(
            "revocationDelay",
            "PT0S",
            "DURATION",
            "How long after a revocation or deletion tokens stay good; the service documents up to 15 minutes."),
    RECORD_BODIES("recordBodies", "false", "true|false", "Whether the journal keeps bodies, secrets left out."),
    CLOCK(
            "clock",
            "",
            "TIME|DURATION",
            "Where the emulator's clock begins: a time, or so far from now, such as -P1D; default: the system's time."),
    CLOCK_FROZEN("clockFrozen", "false", "true|false", "Whether the emulator's clock stands still until it is moved."),
    SEED(
            "seed",
            "",
            "NUMBER",
            "What random ids and access keys follow from, so that the same calls give the same; default: nothing."),
    RESOURCES(
            "resources",
            "[]",
            "JSON",
            "More resources: [{\"id\",\"name\",\"location\",\"primaryKey\",\"secondaryKey\"}, …]; an entry with the"
                    + " default resource's id replaces it."),
    IDENTITIES(
            "identities",
            "[]",
            "JSON",
            "Identities there are at the start: [{\"id\",\"customId\",\"resource\",\"createdAt\",\"revokedAt\","
                    + "\"deletedAt\"}, …]; a time may be a distance from the clock's, such as -PT2H."),
    FAULTS("faults", "[]", "JSON", "Faults there are at the start: a list of what POST /_emulator/faults takes."),
    ENTRA_CLIENTS(
            "entraClients",
            "any",
            "any|listed",
            "Whom the built-in Entra issuer gives tokens: anyone, or only the applications and users it knows."),
    ENTRA_DIRECTORY(
            "entraDirectory",
            "{}",
            "JSON",
            "Applications and users of the built-in Entra issuer: {\"applications\":[{\"clientId\",\"clientSecret\","
                    + "\"tenantId\"}, …],\"users\":[{\"objectId\",\"username\",\"password\",\"tenantId\"}, …]}."),
    TRUSTED_ISSUERS(
            "trustedIssuers",
            "",
            "URL|FILE,…",
            "More issuers of Entra tokens: URLs of OpenID metadata, files that hold a JWK Set."),
    ASSIGNMENTS(
            "assignments",
            "off",
            "off|required",
            "Whether the exchanges under /access need an assignment of the token's user."),
    SIGNING_KEY(
            "signingKey",
            "well-known",
            "well-known|generate|FILE",
            "RSA key that signs tokens: the one shipped, a new one, or one in a PEM file (PKCS #8)."),
    CA_DIR("caDir", "", "DIRECTORY|none", "Where the certificates are kept; default ~/.acs-identity-emulator."),
    CERTIFICATE("certificate", "", "FILE", "A certificate chain of your own (PEM), with --certificate-key."),
    CERTIFICATE_KEY("certificateKey", "", "FILE", "The private key of --certificate (PEM, PKCS #8)."),
    CA_CERTIFICATE("caCertificate", "", "FILE", "A CA of your own (PEM) to sign the certificate, with --ca-key."),
    CA_KEY("caKey", "", "FILE", "The private key of --ca-certificate (PEM, PKCS #8)."),
    DATA_DIR("dataDir", "", "DIRECTORY", "Keeps identities over restarts; without it they are in memory."),
    WORKER_ID("workerId", "92fd8b", "HEX", "Six hex digits that stand in every identity id made here."),
    CRYPTO("crypto", "auto", "auto|jdk", "Whether native code does the cryptography where it can, or always the JDK."),
    LOG_FORMAT("logFormat", "text", "text|json", "The form of log lines on standard error."),
    LOG_LEVEL("logLevel", "info", "error|warn|info|debug", "The least severe log lines shown."),
    CONFIG("config", "", "FILE", "A JSON file with settings, by these names.");

    private final String key;
    private final String defaultText;
    private final String form;
    private final String description;

    Setting(String key, String defaultText, String form, String description) {
        this.key = key;
        this.defaultText = defaultText;
        this.form = form;
        this.description = description;
    }

    /** The setting named {@code key}, such as {@code clockSkew}. */
    public static Optional<Setting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /** The setting of the environment variable {@code variable}. */
    public static Optional<Setting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }

    /** The name in a configuration file, such as {@code clockSkew}. */
    public String key() {
        return key;
    }

    /** The flag, such as {@code --clock-skew}. */
    public String flag() {
        return "--" + words("-");
    }

    /** The environment variable, such as {@code ACS_EMULATOR_CLOCK_SKEW}. */
    public String variable() {
        return "ACS_EMULATOR_" + words("_").toUpperCase(Locale.ROOT);
    }

    private String words(String separator) {
        return key.replaceAll("(?=[A-Z])", separator).toLowerCase(Locale.ROOT);
    }

    /** The value where none is given, as text; empty stands for absent. */
    public String defaultText() {
        return defaultText;
    }

    /** What may stand there, such as {@code strict|lenient|off}. */
    public String form() {
        return form;
    }

    /** Whether it is a list of texts, divided by commas. */
    public boolean isList() {
        return form.contains(",…");
    }

    /** What it does, in one sentence. */
    public String description() {
        return description;
    }

    /** Whether only the command knows it: an emulator that is embedded leaves logs and files to its host. */
    public boolean isOfCommand() {
        return this == LOG_FORMAT || this == LOG_LEVEL || this == CONFIG;
    }
}
