package dev.superstep.nodes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Teaches the mapper of Quarkus's Lambda loop our payloads and our errors. */
@Singleton
final class LambdaJson implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("superstep-lambda")
                .addDeserializer(Payload.class, new PayloadReader())
                .addSerializer(new PayloadWriter())
                .addSerializer(new LambdaErrorJson()));
    }
}
