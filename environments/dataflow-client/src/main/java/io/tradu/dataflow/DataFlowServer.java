package io.tradu.dataflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradu.dataflow.Actual.Registration;
import io.tradu.dataflow.Declaration.App;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.dataflow.core.ApplicationType;
import org.springframework.cloud.dataflow.rest.client.DataFlowOperations;
import org.springframework.cloud.dataflow.rest.resource.AppRegistrationResource;
import org.springframework.cloud.dataflow.rest.resource.StreamDefinitionResource;
import org.springframework.cloud.dataflow.rest.resource.TaskDefinitionResource;
import org.springframework.cloud.dataflow.schema.AppBootSchemaVersion;
import org.springframework.cloud.skipper.domain.PackageIdentifier;

/** The server as its REST client reaches it. */
final class DataFlowServer implements Server {

	private static final String SCHEMA = "boot3";

	private final DataFlowOperations client;

	private final Rest rest;

	private DataFlowServer(DataFlowOperations client, Rest rest) {
		this.client = client;
		this.rest = rest;
	}

	/**
	 * Reaches a server.
	 * @throws ServerFailure if there is none, or another version of it
	 */
	static DataFlowServer at(Rest rest) {
		return new DataFlowServer(rest.connect(), rest);
	}

	@Override
	public Actual actual(Declaration declared) {
		List<Registration> registrations = new ArrayList<>();
		for (AppRegistrationResource app : this.client.appRegistryOperations().list()) {
			registrations.add(new Registration(app.getName(), app.getType(), app.getVersion(), app.getUri(),
					app.getBootVersion().getBootVersion(), Boolean.TRUE.equals(app.getDefaultVersion())));
		}
		Map<String, Actual.Task> tasks = new TreeMap<>();
		for (TaskDefinitionResource task : this.client.taskOperations().list()) {
			if (declared.tasks().stream().anyMatch((known) -> known.name().equals(task.getName()))) {
				tasks.put(task.getName(), new Actual.Task(task.getDslText(), isRunning(task.getName())));
			}
		}
		String name = declared.stream().name();
		List<String> others = this.client.streamOperations()
			.list()
			.getContent()
			.stream()
			.map(StreamDefinitionResource::getName)
			.filter((other) -> !other.equals(name))
			.toList();
		return new Actual(registrations, tasks, stream(name), others);
	}

	private Actual.@Nullable Stream stream(String name) {
		StreamDefinitionResource definition;
		try {
			definition = this.client.streamOperations().getStreamDefinition(name);
		}
		catch (ServerFailure ex) {
			if (ex.isUnknownName()) {
				return null;
			}
			throw ex;
		}
		List<StreamRelease> history = history(name);
		Optional<StreamRelease> deployed = history.stream().filter(StreamRelease::isDeployed).findFirst();
		return new Actual.Stream(definition.getOriginalDslText(), StreamState.of(definition.getStatus()),
				deployed.map(StreamRelease::number).orElse(0), deployed.map(StreamRelease::members).orElse(Map.of()),
				StreamRelease.isUpdate(history));
	}

	private boolean isRunning(String task) {
		JsonNode executions = this.rest
			.get("/tasks/executions?name=" + task + "&size=20&sort=TASK_EXECUTION_ID,desc&schemaTarget=" + SCHEMA);
		return executions.findValuesAsText("taskExecutionStatus").contains("RUNNING");
	}

	@Override
	public void register(App app, Release release) {
		this.client.appRegistryOperations()
			.register(app.name(), ApplicationType.valueOf(app.type()), release.version(), release.uri(), null,
					AppBootSchemaVersion.BOOT3, true);
	}

	@Override
	public void unregister(String name, String type, String version) {
		this.client.appRegistryOperations().unregister(name, ApplicationType.valueOf(type), version);
	}

	@Override
	public void makeDefault(App app, String version) {
		this.client.appRegistryOperations().makeDefault(app.name(), ApplicationType.valueOf(app.type()), version);
	}

	@Override
	public void createTask(String name, String dsl) {
		this.client.taskOperations().create(name, dsl, "made by tradu env apply");
	}

	@Override
	public void removeTask(String name) {
		this.client.taskOperations().destroy(name, false);
	}

	@Override
	public void createStream(String name, String flow) {
		this.client.streamOperations().createStream(name, flow, "made by tradu env apply", false);
	}

	@Override
	public void removeStream(String name) {
		this.client.streamOperations().destroy(name);
	}

	@Override
	public void undeploy(String stream) {
		this.client.streamOperations().undeploy(stream);
	}

	@Override
	public void deploy(String stream, Map<String, String> properties) {
		this.client.streamOperations().deploy(stream, properties);
	}

	@Override
	public void update(String stream, Map<String, String> properties, boolean force) {
		PackageIdentifier any = new PackageIdentifier();
		any.setPackageName(stream);
		this.client.streamOperations().updateStream(stream, stream, any, properties, force, List.of());
	}

	@Override
	public void rollback(String stream, int release) {
		this.client.streamOperations().rollbackStream(stream, release);
	}

	@Override
	public StreamState state(String stream) {
		return StreamState.of(this.client.streamOperations().getStreamDefinition(stream).getStatus());
	}

	@Override
	public List<StreamRelease> history(String stream) {
		JsonNode history;
		try {
			history = this.rest.get("/streams/deployments/history/" + stream);
		}
		catch (ServerFailure ex) {
			if (ex.isUnknownName()) {
				return List.of();
			}
			throw ex;
		}
		return StreamSupport.stream(history.spliterator(), false)
			.map(DataFlowServer::release)
			.sorted(Comparator.comparingInt(StreamRelease::number).reversed())
			.toList();
	}

	private static StreamRelease release(JsonNode release) {
		JsonNode info = release.path("info");
		return new StreamRelease(release.path("version").asInt(), info.path("status").path("statusCode").asText(),
				info.path("description").asText(), Manifest.members(release.path("manifest").path("data").asText()));
	}

	@Override
	public Map<String, String> logs(String stream) {
		Map<String, String> logs = new TreeMap<>();
		this.rest.get("/streams/logs/" + stream)
			.path("logs")
			.properties()
			.forEach((log) -> logs.put(log.getKey(), log.getValue().asText()));
		return logs;
	}

	@Override
	public List<Process> processes(String stream) {
		List<Process> processes = new ArrayList<>();
		for (JsonNode instances : this.rest.get("/runtime/streams/" + stream)
			.findValues("appInstanceStatusResourceList")) {
			instances.forEach((instance) -> processes.add(process(instance)));
		}
		return processes;
	}

	private static Process process(JsonNode instance) {
		JsonNode attributes = instance.path("attributes");
		return new Process(attributes.path("skipper.application.name").asText(), instance.path("state").asText(),
				attributes.path("url").asText());
	}

	@Override
	public long launch(String task, Map<String, String> properties, List<String> arguments) {
		return this.client.taskOperations().launch(task, properties, arguments).getExecutionId();
	}

	@Override
	public Optional<TaskEnd> end(long execution) {
		JsonNode task = task(execution);
		if (task.path("endTime").isNull() || task.path("endTime").isMissingNode()) {
			return Optional.empty();
		}
		return Optional.of(new TaskEnd(task.path("exitCode").asInt(1), task.path("exitMessage").asText(""), log(task)));
	}

	// The platform counts the processes that live, whatever the tasks have said.
	@Override
	public boolean runsTasks() {
		return this.rest.get("/tasks/executions/current")
			.findValues("runningExecutionCount")
			.stream()
			.anyMatch((count) -> count.asInt() > 0);
	}

	@Override
	public String taskLog(long execution) {
		return log(task(execution));
	}

	private JsonNode task(long execution) {
		return this.rest.get("/tasks/executions/" + execution + "?schemaTarget=" + SCHEMA);
	}

	private String log(JsonNode task) {
		String process = task.path("externalExecutionId").asText("");
		if (process.isEmpty()) {
			return "";
		}
		try {
			return this.rest.get("/tasks/logs/" + process + "?platformName=default").asText();
		}
		catch (ServerFailure ex) {
			return "";
		}
	}

}
