package dev.superstep.dev.deployment;

import dev.superstep.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void the_module_keeps_the_house_rules() {
        HouseRules.check("dev.superstep.dev.deployment");
    }
}
