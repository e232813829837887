package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.superstep.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    private final ObjectMapper mapper = new ObjectMapper();

    PayloadTest() {
        new LambdaJson().customize(mapper);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"one\":1,\"also\":1.0,\"big\":123456789012345678901234567890,\"tiny\":1.10E-40}",
                "{\"z\":\"\\u0000 \\ud83d\\ude00 \\\"\",\"a\":[true,null,{}]}",
                "[]",
                "null",
                "\"text\"",
                "-0.0",
            })
    void a_value_goes_through_unchanged(String json) throws JsonProcessingException {
        Payload payload = mapper.readerFor(Payload.class).readValue(json);

        assertThat(Json.parse(payload.json())).isEqualTo(Json.parse(json));
        assertThat(mapper.writerFor(Payload.class).writeValueAsString(payload)).isEqualTo(payload.json());
    }
}
