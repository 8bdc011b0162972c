package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PemTest {
    @Test
    void whatIsWrittenIsReadBackBesideCommentsAndWindowsLineEnds() {
        byte[] content = new byte[200];
        content[100] = 7;
        String text = "subject: someone\r\n" + new Pem("A", content).text().replace("\n", "\r\n") + "\n\n"
                + new Pem("B", new byte[] {1}).text();

        List<Pem> blocks = Pem.parse(text);

        assertThat(blocks).extracting(Pem::label).containsExactly("A", "B");
        assertThat(blocks.get(0).der()).isEqualTo(content);
        assertThat(blocks.get(1).der()).containsExactly(1);
    }

    @Test
    void linesHave64CharactersAtMost() {
        assertThat(new Pem("A", new byte[200]).text().lines()).allMatch(line -> line.length() <= 64);
    }

    @Test
    void textWithoutBlocksHasNone() {
        assertThat(Pem.parse("hello")).isEmpty();
    }

    @Test
    void aBlockThatBreaksOffIsRefused() {
        String text = new Pem("A", new byte[200]).text();

        for (int length = "-----BEGIN ".length(); length < text.length() - 1; length++) {
            String part = text.substring(0, length);
            assertThatThrownBy(() -> Pem.parse(part)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void damageInABlockIsNotPassedOver() {
        String text = new Pem("A", new byte[200]).text().replaceFirst("AAAA", "A?AA");

        assertThatThrownBy(() -> Pem.parse(text)).hasMessage("its block A is not base64");
    }
}
