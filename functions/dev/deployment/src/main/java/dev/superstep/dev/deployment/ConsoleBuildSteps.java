package dev.superstep.dev.deployment;

import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;

/** Puts a card into the Dev UI that leads to the console and to what waits for a decision. */
final class ConsoleBuildSteps {
    @BuildStep(onlyIf = IsDevelopment.class)
    CardPageBuildItem card() {
        CardPageBuildItem card = new CardPageBuildItem();
        // The console lets nobody frame it.
        card.addPage(Page.externalPageBuilder("Console")
                .url("/console/", "/console/")
                .doNotEmbed()
                .icon("font-awesome-solid:diagram-project"));
        card.addPage(Page.externalPageBuilder("Inbox")
                .url("/console/#/inbox", "/console/#/inbox")
                .doNotEmbed()
                .icon("font-awesome-solid:inbox"));
        return card;
    }
}
