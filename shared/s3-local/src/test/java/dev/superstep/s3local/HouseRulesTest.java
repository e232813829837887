package dev.superstep.s3local;

import dev.superstep.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void this_module_keeps_the_house_rules() {
        HouseRules.check("dev.superstep.s3local");
    }
}
