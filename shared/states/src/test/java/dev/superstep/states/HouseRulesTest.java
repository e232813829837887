package dev.superstep.states;

import dev.superstep.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void house_rules_are_kept() {
        HouseRules.checkPure("dev.superstep.states");
    }
}
