package dev.superstep.asl;

import dev.superstep.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void asl_keeps_the_house_rules() {
        HouseRules.checkByteStable("dev.superstep.asl");
    }
}
