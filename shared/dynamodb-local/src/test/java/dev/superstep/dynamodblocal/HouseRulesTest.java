package dev.superstep.dynamodblocal;

import dev.superstep.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void the_module_keeps_the_house_rules() {
        HouseRules.checkPure("dev.superstep.dynamodblocal");
    }
}
