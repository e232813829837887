package dev.superstep.workflows.sequential;

import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses a text that is too short to say anything, and brings any other into one form. */
@ApplicationScoped
public class DataIngestion implements Node<DataIngestion.In, DataIngestion.Out> {
    /** The fewest characters that a text must have, outer blanks left out. */
    static final int FEWEST_CHARACTERS = 10;

    record In(String inputData) {}

    record Out(String step1Result, Map<String, @Nullable Object> metadata) {}

    /** @throws NodeException with INSUFFICIENT_DATA if the text is too short */
    @Override
    public Out run(In in) {
        String text = in.inputData().strip();
        int found = characters(text);
        if (found < FEWEST_CHARACTERS) {
            throw new NodeException(
                    "INSUFFICIENT_DATA",
                    "input_data has %d characters without its outer blanks; send at least %d"
                            .formatted(found, FEWEST_CHARACTERS));
        }
        String ingested = text.toUpperCase(Locale.ROOT);
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("step1_completed", true);
        // Of what goes on to the next step, which may be longer than what came: the capitals of ß are SS.
        metadata.put("data_length", characters(ingested));
        return new Out(ingested, metadata);
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
