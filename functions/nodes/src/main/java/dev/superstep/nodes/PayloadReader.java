package dev.superstep.nodes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.StringWriter;

/** Takes any JSON value as the text that it was, numbers to the digit. */
final class PayloadReader extends StdDeserializer<Payload> {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory FACTORY = new JsonFactory();

    PayloadReader() {
        super(Payload.class);
    }

    @Override
    public Payload deserialize(JsonParser json, DeserializationContext context) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = FACTORY.createGenerator(text)) {
            copy.copyCurrentStructureExact(json);
        }
        return new Payload(text.toString());
    }

    @Override
    public Payload getNullValue(DeserializationContext context) {
        return new Payload("null");
    }
}
