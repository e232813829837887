package dev.superstep.infra;

import dev.superstep.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void the_rules_are_kept() {
        HouseRules.check("dev.superstep.infra");
    }
}
