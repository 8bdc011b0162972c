package io.github.acsemulator.tls;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** One block of a PEM file. */
final class Pem {
    static final String CERTIFICATE = "CERTIFICATE";
    /** PKCS #8, not encrypted. */
    static final String PRIVATE_KEY = "PRIVATE KEY";

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private final String label;
    private final byte[] der;

    Pem(String label, byte[] der) {
        this.label = label;
        this.der = der;
    }

    static Pem of(X509Certificate certificate) {
        try {
            return new Pem(CERTIFICATE, certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The blocks in {@code text}; what stands between them is a comment.
     *
     * @throws IllegalArgumentException if a block has no end or is no base64; the message is half a sentence about it
     */
    static List<Pem> parse(String text) {
        List<Pem> blocks = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
            String label = labelEnd < 0 ? "" : text.substring(begin + BEGIN.length(), labelEnd);
            int end = text.indexOf(END + label + DASHES, begin);
            if (label.isEmpty() || end < labelEnd) {
                throw new IllegalArgumentException("it breaks off in the middle of a block");
            }
            blocks.add(new Pem(label, decode(label, text.substring(labelEnd + DASHES.length(), end))));
            begin = text.indexOf(BEGIN, end);
        }
        return blocks;
    }

    /** What it says it is, such as {@code CERTIFICATE}. */
    String label() {
        return label;
    }

    /** Its content; empty if it has headers. */
    byte[] der() {
        return der;
    }

    /** This block as it stands in a file, with a line feed at its end. */
    String text() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return BEGIN + label + DASHES + "\n" + base64 + "\n" + END + label + DASHES + "\n";
    }

    private static byte[] decode(String label, String base64) {
        if (base64.indexOf(':') >= 0) {
            // Headers stand only before keys with a password, in a form that nothing here reads.
            return new byte[0];
        }
        try {
            // Not the MIME decoder, which passes over whatever is damaged.
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its block " + label + " is not base64", e);
        }
    }
}
