package dev.superstep.nodes;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes the text as it is. */
final class PayloadWriter extends StdSerializer<Payload> {
    private static final long serialVersionUID = 1L;

    PayloadWriter() {
        super(Payload.class);
    }

    @Override
    public void serialize(Payload payload, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeRawValue(payload.json());
    }
}
