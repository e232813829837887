package dev.superstep.interpreter;

import dev.superstep.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void interpreter_keeps_the_house_rules() {
        HouseRules.checkPure("dev.superstep.interpreter");
    }
}
