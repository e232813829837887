package dev.superstep.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.dynamodb.Operation;
import software.amazon.awscdk.services.dynamodb.OperationsMetricOptions;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** What wakes somebody, by one topic, and the page that is looked at then. */
final class Alarms extends Construct {
    private static final Duration PERIOD = Duration.minutes(5);
    private static final int HALF = 12;

    /** In seconds; a question that is not decided so long is likely to be one that nobody has seen. */
    private static final int LONG_WAIT = 12 * 60 * 60;

    /** What CloudWatch takes in the formula of one alarm. */
    private static final int MOST_IN_A_FORMULA = 10;

    private final Topic topic;

    Alarms(
            Construct scope,
            String id,
            Foundation foundation,
            List<WorkflowMachine> machines,
            Gateway gateway,
            RunEnds ends,
            RunSweeps sweeps) {
        super(scope, id);
        topic = Topic.Builder.create(this, "Topic")
                .topicName(foundation.named("superstep-alarms"))
                .masterKey(foundation.key())
                .enforceSsl(true)
                .build();
        Dashboard dashboard = Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(foundation.named("superstep"))
                .build();
        machines.forEach(machine -> of(machine, foundation, dashboard));
        of(gateway, foundation);
        of(foundation);
        alarm(
                foundation,
                "lost-run-ends",
                "The end of a run could not be noted; its event lies in a queue",
                ends.lost()
                        .metricApproximateNumberOfMessagesVisible(MetricOptions.builder()
                                .statistic("Maximum")
                                .period(PERIOD)
                                .build()));
        of(sweeps, foundation);
    }

    private void of(RunSweeps sweeps, Foundation foundation) {
        alarm(
                foundation,
                "sweep-failed",
                "What sweeps up after runs fails",
                sweeps.function().function().metricErrors(sums()));
        alarm(
                foundation,
                "approvals-waiting",
                "A question waits for a person's decision, and has for twelve hours",
                Metric.Builder.create()
                        .namespace("Superstep")
                        .metricName("OldestWaitingApproval")
                        .dimensionsMap(Map.of("Deployment", foundation.named("superstep")))
                        .statistic("Maximum")
                        .period(PERIOD)
                        .build(),
                LONG_WAIT);
    }

    private void of(WorkflowMachine machine, Foundation foundation, Dashboard dashboard) {
        String workflow = machine.workflow();
        IMetric failed = machine.machine().metricFailed(sums());
        IMetric timedOut = machine.machine().metricTimedOut(sums());
        alarm(foundation, workflow + "-failed", "A run of workflow " + workflow + " failed", failed);
        alarm(foundation, workflow + "-timed-out", "A run of workflow " + workflow + " took too long", timedOut);
        List<? extends IMetric> throttles = machine.functions().functions().stream()
                .map(function -> function.metricThrottles(sums()))
                .toList();
        for (int from = 0; from < throttles.size(); from += MOST_IN_A_FORMULA) {
            alarm(
                    foundation,
                    workflow + "-throttled" + (from == 0 ? "" : "-" + (from / MOST_IN_A_FORMULA + 1)),
                    "Nodes of workflow " + workflow + " are throttled",
                    sum(throttles.subList(from, Math.min(throttles.size(), from + MOST_IN_A_FORMULA))));
        }
        dashboard.addWidgets(
                GraphWidget.Builder.create()
                        .title(workflow + ": runs")
                        .left(List.of(
                                machine.machine().metricStarted(sums()),
                                machine.machine().metricSucceeded(sums()),
                                failed))
                        .width(HALF)
                        .build(),
                GraphWidget.Builder.create()
                        .title(workflow + ": ms a node")
                        .left(machine.functions().functions().stream()
                                .map(function -> function.metricDuration(MetricOptions.builder()
                                        .statistic("p95")
                                        .period(PERIOD)
                                        .build()))
                                .toList())
                        .width(HALF)
                        .build());
    }

    private void of(Gateway gateway, Foundation foundation) {
        alarm(
                foundation,
                "api-errors",
                "The API's function fails",
                gateway.function().function().metricErrors(sums()));
        alarm(
                foundation,
                "api-throttled",
                "The API's function is throttled",
                gateway.function().function().metricThrottles(sums()));
    }

    private void of(Foundation foundation) {
        IMetric throttled = foundation
                .store()
                .table()
                .metricThrottledRequestsForOperations(OperationsMetricOptions.builder()
                        .operations(List.of(Operation.QUERY, Operation.PUT_ITEM))
                        .period(PERIOD)
                        .build());
        alarm(foundation, "table-throttled", "The run log's table is throttled", throttled);
    }

    private static IMetric sum(List<? extends IMetric> metrics) {
        Map<String, IMetric> named = new TreeMap<>();
        metrics.forEach(metric -> named.put("m" + named.size(), metric));
        return MathExpression.Builder.create()
                .label("throttles")
                .expression(String.join("+", named.keySet()))
                .usingMetrics(named)
                .period(PERIOD)
                .build();
    }

    private static MetricOptions sums() {
        return MetricOptions.builder().statistic("Sum").period(PERIOD).build();
    }

    private void alarm(Foundation foundation, String name, String description, IMetric metric) {
        alarm(foundation, name, description, metric, 1);
    }

    private void alarm(Foundation foundation, String name, String description, IMetric metric, int threshold) {
        Alarm alarm = Alarm.Builder.create(this, name)
                .alarmName(foundation.named("superstep-" + name))
                .alarmDescription(description)
                .metric(metric)
                .threshold(threshold)
                .evaluationPeriods(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(new SnsAction(topic));
    }
}
