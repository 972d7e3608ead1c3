package io.tradu.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.tradu.document.Night;
import io.tradu.outlook.Outlook;
import io.tradu.outlook.Outlooks;
import io.tradu.outlook.Stage;
import io.tradu.status.LineStatus.Forecast;
import io.tradu.status.LineStatus.Queued;
import io.tradu.status.LineStatus.StageStatus;
import io.tradu.throughput.MeasuredStage;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Says of one night how far and how fast it is, and what waits in it. */
@Component
class NightStatus {

	private final Outlooks outlooks;

	private final Queue queue;

	private final RecentRates rates;

	NightStatus(Outlooks outlooks, Queue queue, RecentRates rates) {
		this.outlooks = outlooks;
		this.queue = queue;
		this.rates = rates;
	}

	Outlook outlook(Night night) {
		return this.outlooks.of(night);
	}

	List<Queued> queue(Night night) {
		return this.queue.of(night);
	}

	static Forecast forecast(Outlook outlook) {
		Duration margin = outlook.margin();
		return new Forecast(outlook.progress(), seconds(outlook.left()), outlook.end(), outlook.deadline(),
				seconds(margin), outlook.basis());
	}

	List<StageStatus> stages(Night night, Outlook outlook, boolean rated) {
		Map<MeasuredStage, Double> recent = rated ? this.rates.of(night) : Map.of();
		return outlook.stages().stream().map((stage) -> stage(stage, recent)).toList();
	}

	private static StageStatus stage(Stage stage, Map<MeasuredStage, Double> rates) {
		long whole = stage.work() + stage.workLeft();
		boolean rows = stage.unit().equals("row");
		Double rate = rates.entrySet()
			.stream()
			.filter((measured) -> measured.getKey().step().equals(stage.step()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
		return new StageStatus(stage.step(), stage.unit(), stage.done(), stage.left(), stage.work(),
				rows ? "row" : "byte", (whole > 0) ? (double) stage.work() / whole : 0, rate);
	}

	private static @Nullable Long seconds(@Nullable Duration duration) {
		return (duration != null) ? duration.toSeconds() : null;
	}

}
