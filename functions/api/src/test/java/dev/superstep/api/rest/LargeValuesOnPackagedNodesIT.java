package dev.superstep.api.rest;

import dev.superstep.api.engine.states.OnStepFunctions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@link LargeValuesTest} with Step Functions for an engine, whose tasks call the packaged nodes: {@code -Dsuperstep.oracles}. */
@QuarkusTest
@TestProfile(OnStepFunctions.LargeWithPackagedNodes.class)
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class LargeValuesOnPackagedNodesIT extends LargeValuesTest {}
