package dev.superstep.offlinemodel;

import dev.superstep.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void the_house_rules_hold() {
        HouseRules.checkPure("dev.superstep.offlinemodel");
    }
}
