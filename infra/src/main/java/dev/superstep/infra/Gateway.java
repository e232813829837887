package dev.superstep.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpIamAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The API's function behind an HTTP API of API Gateway; no route is open. */
final class Gateway extends Construct {
    private static final int MEMORY = 512;
    private static final int REQUESTS_A_SECOND = 50;
    private static final int BURST = 100;

    /** API Gateway waits no longer. */
    private static final Duration TIME_LIMIT = Duration.seconds(29);

    private final NativeFunction function;
    private final HttpApi api;

    Gateway(Construct scope, String id, Foundation foundation, List<WorkflowMachine> machines) {
        super(scope, id);
        function = new NativeFunction(
                this,
                "Function",
                foundation,
                new NativeFunction.Settings(
                        "api",
                        "The API: starts, shows and steers runs",
                        foundation.api(),
                        MEMORY,
                        TIME_LIMIT,
                        Optional.empty(),
                        environment(foundation),
                        allowed(foundation, machines)));
        api = HttpApi.Builder.create(this, "Api")
                .apiName(foundation.named("superstep"))
                .description("Workflows and their runs")
                .createDefaultStage(false)
                .defaultAuthorizer(authorizer(foundation.settings().access()))
                .build();
        api.addRoutes(AddRoutesOptions.builder()
                .path("/{proxy+}")
                .methods(List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE))
                .integration(new HttpLambdaIntegration("Function", function.function()))
                .build());
        stage(foundation);
        WorkflowMachine.acceptExecutions(function, foundation, machines);
    }

    private static IHttpRouteAuthorizer authorizer(Settings.Access access) {
        return switch (access) {
            case Settings.Access.Token token ->
                HttpJwtAuthorizer.Builder.create("Token", token.issuer())
                        .jwtAudience(List.of(token.audience()))
                        .build();
            case Settings.Access.Signature() -> new HttpIamAuthorizer();
        };
    }

    private void stage(Foundation foundation) {
        LogGroup log = Logs.group(this, foundation, "/aws/vendedlogs/apis/" + foundation.named("superstep"));
        HttpStage stage = HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .stageName("$default")
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(REQUESTS_A_SECOND)
                        .burstLimit(BURST)
                        .build())
                .build();
        CfnStage resource = (CfnStage) Objects.requireNonNull(stage.getNode().getDefaultChild());
        resource.setAccessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                .destinationArn(new LogGroupLogDestination(log).bind(stage).getDestinationArn())
                .format("{\"request\":\"$context.requestId\",\"at\":\"$context.requestTime\","
                        + "\"from\":\"$context.identity.sourceIp\",\"route\":\"$context.routeKey\","
                        + "\"path\":\"$context.path\",\"status\":\"$context.status\","
                        + "\"ms\":\"$context.responseLatency\",\"error\":\"$context.error.message\"}")
                .build());
    }

    /** Nothing waits in a Lambda, and what waits outside of it is told when to come again. */
    private static Map<String, String> environment(Foundation foundation) {
        Map<String, String> environment = new TreeMap<>(foundation.environment());
        environment.put("SUPERSTEP_ENGINE", "step-functions");
        environment.put("SUPERSTEP_STATE_MACHINES", WorkflowMachine.pattern(foundation));
        environment.put("SUPERSTEP_API_LONGEST_WAIT", "PT0S");
        environment.put("SUPERSTEP_EVENTS_FOLLOW", "false");
        return environment;
    }

    private static List<PolicyStatement> allowed(Foundation foundation, List<WorkflowMachine> machines) {
        List<PolicyStatement> allowed = new ArrayList<>(foundation.store().forApi());
        allowed.addAll(WorkflowMachine.steering(machines));
        return allowed;
    }

    /** The API's function. */
    NativeFunction function() {
        return function;
    }

    /** Where it answers. */
    String address() {
        return api.getApiEndpoint();
    }
}
