package dev.superstep.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
                        environment(foundation, machines),
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
        Suppressions.of(function)
                .addWildcards(
                        machines.stream()
                                .map(machine ->
                                        "Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:"
                                                + foundation.named(machine.workflow()) + ":*")
                                .toList(),
                        "The executions of one state machine, whose names nobody knows before.");
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

    private static Map<String, String> environment(Foundation foundation, List<WorkflowMachine> machines) {
        Map<String, String> environment = new TreeMap<>(foundation.environment());
        machines.forEach(machine -> environment.put(
                "SUPERSTEP_MACHINES_" + machine.workflow().toUpperCase(Locale.ROOT),
                machine.machine().getStateMachineArn() + ":" + WorkflowMachine.ALIAS));
        return environment;
    }

    /** The API starts, looks at and stops runs of these machines, and answers what waits in them. */
    private static List<PolicyStatement> allowed(Foundation foundation, List<WorkflowMachine> machines) {
        List<String> arns = machines.stream()
                .map(machine -> machine.machine().getStateMachineArn())
                .toList();
        List<PolicyStatement> allowed = new ArrayList<>(foundation.store().forApi());
        allowed.add(Statements.allow(
                List.of("states:StartExecution"),
                arns.stream().map(arn -> arn + ":" + WorkflowMachine.ALIAS).toList()));
        allowed.add(Statements.allow(
                List.of("states:DescribeExecution", "states:StopExecution"),
                machines.stream().map(WorkflowMachine::executions).toList()));
        allowed.add(Statements.allow(List.of("states:SendTaskSuccess"), arns));
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
