package dev.superstep.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what somebody can decide.
 *
 * @param approvals the most urgent first
 * @param next what to ask with as {@code cursor} for more; absent behind the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InboxView(List<ApprovalView> approvals, @Nullable String next) {}
