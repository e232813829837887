package dev.superstep.api.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayJsonTest {
    record Event(String rawPath) {}

    @Test
    void what_is_lambdas_keeps_its_names_and_all_else_is_in_snake_case() throws Exception {
        assertThat(mapper(Event.class.getName()).writeValueAsString(new Event("/runs")))
                .isEqualTo("{\"rawPath\":\"/runs\"}");
        assertThat(mapper(Event.class.getName()).readValue("{\"rawPath\":\"/runs\"}", Event.class))
                .isEqualTo(new Event("/runs"));
        assertThat(mapper("com.example.").writeValueAsString(new Event("/runs")))
                .isEqualTo("{\"raw_path\":\"/runs\"}");
    }

    private static ObjectMapper mapper(String lambdas) {
        ObjectMapper mapper = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        new GatewayJson(List.of(lambdas)).customize(mapper);
        return mapper;
    }
}
