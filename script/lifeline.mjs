// Loaded before the program: when whoever started it is gone, even killed outright, the program stops in good order.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Listening alone does not keep a finished command alive.
process.channel?.unref();
