package dev.superstep.json;

import dev.superstep.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void json_keeps_the_house_rules() {
        HouseRules.checkPure("dev.superstep.json");
    }
}
