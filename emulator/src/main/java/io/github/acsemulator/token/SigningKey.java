package io.github.acsemulator.token;

import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.config.Settings.SigningKeySource;
import io.github.acsemulator.crypto.Crypto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** An RSA key that signs tokens, and the names it goes by. */
public final class SigningKey {
    private static final int BITS = 2048;
    private static final String KEPT = "current";
    private static final String WELL_KNOWN = "well-known-signing-key.der";
    private static final String WELL_KNOWN_OF_ENTRA = "well-known-entra-key.der";
    private static final String WELL_KNOWN_PUBLIC = "well-known-signing-key.public.der";

    private final PrivateKey privateKey;
    private final RSAPublicKey publicKey;

    private SigningKey(PrivateKey privateKey, RSAPublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * The key that {@code source} names.
     *
     * @param kept texts that outlive the process, if anything does: a generated key is made once and kept there
     * @throws SettingException if a file cannot be read or holds no RSA key of at least 2048 bits
     */
    public static SigningKey obtain(SigningKeySource source, Map<String, String> kept, Crypto crypto) {
        if (source instanceof SigningKeySource.PemFile pem) {
            return fromPem(pem.file(), crypto);
        }
        return source instanceof SigningKeySource.Generate ? keptOrGenerated(kept, crypto) : wellKnown(crypto);
    }

    /** The key of the built-in Entra issuer, published on purpose, too. */
    static SigningKey ofEntra(Crypto crypto) {
        try {
            return fromDer(resource(WELL_KNOWN_OF_ENTRA), crypto);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(WELL_KNOWN_OF_ENTRA + " is no RSA key", e);
        }
    }

    /** The key that ships with the emulator: published on purpose, so that tokens outlive a restart. */
    private static SigningKey wellKnown(Crypto crypto) {
        try {
            KeyFactory keys = crypto.rsaKeys();
            return new SigningKey(keys.generatePrivate(new PKCS8EncodedKeySpec(resource(WELL_KNOWN))), (RSAPublicKey)
                    keys.generatePublic(new X509EncodedKeySpec(resource(WELL_KNOWN_PUBLIC))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(WELL_KNOWN + " is no RSA key", e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream resource = SigningKey.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SigningKey keptOrGenerated(Map<String, String> kept, Crypto crypto) {
        String base64 = kept.get(KEPT);
        if (base64 == null) {
            SigningKey generated = generate(crypto);
            kept.put(KEPT, generated.text());
            return generated;
        }
        return ofText(base64, crypto);
    }

    /** The key that {@link #text} was written of. */
    static SigningKey ofText(String text, Crypto crypto) {
        try {
            return fromDer(Base64.getDecoder().decode(text), crypto);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SettingException("dataDir: the signing key kept there is damaged; put back a copy.", e);
        }
    }

    static SigningKey generate(Crypto crypto) {
        KeyPairGenerator generator = crypto.rsaGenerator();
        generator.initialize(BITS);
        KeyPair pair = generator.generateKeyPair();
        return new SigningKey(pair.getPrivate(), (RSAPublicKey) pair.getPublic());
    }

    private static SigningKey fromPem(Path file, Crypto crypto) {
        String problem;
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            String base64 = pem.replaceAll("(?s).*-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY-----.*|\\s", "");
            SigningKey key = fromDer(Base64.getDecoder().decode(base64), crypto);
            int bits = key.publicKey.getModulus().bitLength();
            if (bits >= BITS) {
                return key;
            }
            problem = "its key has " + bits + " bits, at least " + BITS + " are needed";
        } catch (IOException e) {
            problem = "it cannot be read";
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            problem = "it holds no RSA key in PKCS #8 PEM (-----BEGIN PRIVATE KEY-----)";
        }
        throw new SettingException("signingKey: cannot use '" + file + "': " + problem + ".");
    }

    private static SigningKey fromDer(byte[] pkcs8, Crypto crypto) throws GeneralSecurityException {
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pkcs8);
        // Of the providers only the JDK surely tells the public exponent, which stands beside the prime factors.
        if (!(Crypto.JDK.rsaKeys().generatePrivate(encoded) instanceof RSAPrivateCrtKey key)) {
            throw new InvalidKeySpecException("not an RSA key with its prime factors");
        }
        RSAPublicKeySpec publicKey = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        KeyFactory keys = crypto.rsaKeys();
        return new SigningKey(keys.generatePrivate(encoded), (RSAPublicKey) keys.generatePublic(publicKey));
    }

    /** The private key as base64 of PKCS #8, to be kept. */
    String text() {
        return Base64.getEncoder().encodeToString(privateKey.getEncoded());
    }

    /** What it is called among others: the beginning of the SHA-1 of the public key. */
    public String id() {
        return HexFormat.of().formatHex(Crypto.JDK.sha1().digest(publicKey.getEncoded()), 0, 8);
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    RSAPublicKey publicKey() {
        return publicKey;
    }

    /** The thumbprint that names this key for tokens of {@code origin}: 20 bytes, {@code x5t} in base64url. */
    byte[] thumbprint(TokenOrigin origin, Crypto crypto) {
        MessageDigest sha1 = crypto.sha1();
        sha1.update(publicKey.getEncoded());
        String use = origin.resourceId() + "/" + origin.slot() + "/" + origin.generation();
        return sha1.digest(use.getBytes(StandardCharsets.US_ASCII));
    }

    /** The {@code kid} of a {@code thumbprint}: upper-case hex, as on the service's tokens. */
    static String kid(byte[] thumbprint) {
        return HexFormat.of().withUpperCase().formatHex(thumbprint);
    }
}
