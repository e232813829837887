package dev.superstep.api.lambda;

import dev.superstep.api.engine.states.PackagedDeployment;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * {@link ApiInLambda} as in AWS: it starts executions in Step Functions, whose tasks call the packaged nodes: {@code
 * -Dsuperstep.oracles}, and {@code -Dnodes.command}.
 */
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class ApiOnStepFunctionsInLambdaIT extends ApiInLambda {
    private PackagedDeployment deployment;

    @Override
    Map<String, String> deployed() {
        deployment = PackagedDeployment.start();
        Map<String, String> environment = deployment.environment();
        environment.put("SUPERSTEP_ENGINE", "step-functions");
        environment.put("SUPERSTEP_API_LONGEST_WAIT", "PT0S");
        return environment;
    }

    @Override
    void end() {
        deployment.close();
    }
}
