package dev.superstep.api;

import dev.superstep.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void the_module_keeps_the_house_rules() {
        HouseRules.check("dev.superstep.api");
    }
}
