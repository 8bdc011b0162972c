package io.github.acsemulator;

import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.http.Redaction;
import io.github.acsemulator.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The command's log: one line an event on standard error, plain or JSON. Who embeds the emulator has a log of his own. */
final class Logging {
    private static final Map<String, Level> LEVELS =
            Map.of("error", Level.SEVERE, "warn", Level.WARNING, "info", Level.INFO, "debug", Level.FINE);
    private static final Map<String, Formatter> FORMATS = Map.of("text", new Text(), "json", new JsonLines());
    /**
     * Its debug lines hold every header of every request, signatures and tokens among them. The loggers are kept, for
     * the logging framework would forget them and with them their levels.
     */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");
    /** Warns of bytes that are no HTTP, which is their sender's affair and answered. */
    private static final Logger PARSER = Logger.getLogger("org.eclipse.jetty.http.HttpParser");

    /** Warns of the {@code Host: localhost:8443:8443} of some JavaScript clients, which is served. */
    private static final Logger HOST = Logger.getLogger("org.eclipse.jetty.util.HostPort");

    private Logging() {}

    static void configure(String format, String level) {
        Level least = LEVELS.get(level);
        Formatter formatter = FORMATS.get(format);
        if (least == null) {
            throw new SettingException("logLevel: '" + level + "' must be one of error|warn|info|debug.");
        }
        if (formatter == null) {
            throw new SettingException("logFormat: '" + format + "' must be one of text|json.");
        }
        LogManager.getLogManager().reset();
        ConsoleHandler standardError = new ConsoleHandler();
        standardError.setLevel(least);
        standardError.setFormatter(formatter);
        Logger root = Logger.getLogger("");
        root.addHandler(standardError);
        root.setLevel(least);
        JETTY.setLevel(Level.WARNING);
        PARSER.setLevel(Level.SEVERE);
        HOST.setLevel(Level.SEVERE);
    }

    private static String levelName(LogRecord event) {
        int level = event.getLevel().intValue();
        if (level >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level >= Level.WARNING.intValue()) {
            return "warn";
        }
        return level >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String time(LogRecord event) {
        return event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static final class Text extends Formatter {
        @Override
        public String format(LogRecord event) {
            String line = time(event) + " " + levelName(event) + " " + Redaction.of(formatMessage(event))
                    + System.lineSeparator();
            return event.getThrown() == null ? line : line + Redaction.of(stackTrace(event.getThrown()));
        }
    }

    private static final class JsonLines extends Formatter {
        @Override
        public String format(LogRecord event) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("time", time(event));
            line.put("level", levelName(event));
            line.put("logger", event.getLoggerName());
            line.put("message", Redaction.of(formatMessage(event)));
            if (event.getThrown() != null) {
                line.put("error", Redaction.of(stackTrace(event.getThrown())));
            }
            return new String(Json.bytes(line), StandardCharsets.UTF_8) + System.lineSeparator();
        }
    }
}
