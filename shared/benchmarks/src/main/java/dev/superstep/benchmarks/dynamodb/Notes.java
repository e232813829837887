package dev.superstep.benchmarks.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/** Texts of a given length that are always the same: what nodes write. */
enum Notes {
    /** English words in no order, which compress a little worse than what people and models write. */
    PROSE {
        @Override
        String text(int length, int number) {
            Random random = new Random(number);
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(8) == 0 ? ", " : " ");
            }
            return text.substring(0, length);
        }
    },
    /** Random bytes in base64, which do not compress beyond the six bits of a letter. */
    BASE64 {
        @Override
        String text(int length, int number) {
            byte[] bytes = new byte[length];
            new Random(number).nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes).substring(0, length);
        }
    };

    /** One word a line; the peers draw from the same file. */
    private static final List<String> WORDS = words("words.txt");

    private static List<String> words(String file) {
        try (InputStream words = Objects.requireNonNull(Notes.class.getResourceAsStream(file))) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A text of {@code length} ASCII characters; another for every number. */
    abstract String text(int length, int number);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
