package dev.superstep.api.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console where the API wants a token: an issuer that lives in the browser's network, and an API that is as always. */
@QuarkusIntegrationTest
@TestProfile(ConsoleProfile.class)
class SignInConsoleIT {
    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    private final List<Map<String, String>> asked = new ArrayList<>();
    private final List<Map<String, String>> redeemed = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private int lifetime = 3_600;

    private Page open(String hash) {
        BrowserContext context = BROWSER.window();
        String issuer = ConsoleBrowser.server() + "/issuer";
        context.route("**/console/config.json", route -> json(route, """
                {"oidc": {"issuer": "%s", "clientId": "console"}}""".formatted(issuer)));
        context.route("**/issuer/.well-known/openid-configuration", route -> json(route, """
                {"authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token"}""".formatted(issuer)));
        context.route("**/issuer/authorize*", this::authorize);
        context.route("**/issuer/token", this::token);
        context.route("**/runs?*", route -> {
            tokens.add(route.request().headers().getOrDefault("authorization", ""));
            route.resume();
        });
        Page page = context.newPage();
        page.navigate("/console/" + hash);
        return page;
    }

    private void authorize(Route route) {
        Map<String, String> query = pairs(URI.create(route.request().url()).getRawQuery());
        asked.add(query);
        route.fulfill(new Route.FulfillOptions()
                .setStatus(302)
                .setHeaders(Map.of("location", query.get("redirect_uri") + "?code=c0de&state=" + query.get("state"))));
    }

    private void token(Route route) {
        redeemed.add(pairs(route.request().postData()));
        json(route, """
                {"access_token": "token-%d", "refresh_token": "again", "expires_in": %d}""".formatted(redeemed.size(), lifetime));
    }

    private static void json(Route route, String body) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(body));
    }

    private static Map<String, String> pairs(String query) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            pairs.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return pairs;
    }

    private static String challenge(String verifier) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    @Test
    void a_code_is_redeemed_with_its_verifier_and_every_request_carries_the_token() throws NoSuchAlgorithmException {
        Page page = open("#/runs?status=FAILED");

        assertThat(page.locator("h1")).hasText("Runs");
        assertThat(page).hasURL(ConsoleBrowser.server() + "/console/#/runs?status=FAILED");
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "console")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("code_challenge", challenge(redeemed.getFirst().get("code_verifier")));
        assertThat(redeemed).hasSize(1);
        assertThat(redeemed.getFirst()).containsEntry("code", "c0de").containsEntry("grant_type", "authorization_code");
        assertThat(tokens).isNotEmpty().containsOnly("Bearer token-1");
    }

    @Test
    void a_token_that_is_about_to_end_is_renewed_without_asking_anybody() {
        lifetime = 30;

        Page page = open("");

        assertThat(page.locator("h1")).hasText("Runs");
        assertThat(asked).hasSize(1);
        assertThat(redeemed.getLast())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "again");
        assertThat(tokens.getFirst()).isNotEqualTo("Bearer token-1");
    }
}
